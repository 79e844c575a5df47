package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A client id belongs to the key of the certificate that first used it, whoever else claims it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentityTest {
    private final RunningServer server;

    @TempDir
    Path directory;

    IdentityTest(@TempDir Path home) throws Exception {
        server = RunningServer.in(home);
    }

    @AfterEach
    void disconnectPeers() throws Exception {
        server.disconnectPeers();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @Test
    void programWithoutACertificateIsShownBesideTheAppWhoseIdItClaims() throws Exception {
        FakeApp app = connect(pair("bank"), "bank", "");
        FakeApp impostor = claim("bank", 2);

        FrontEndPeer frontEnd = server.frontEnd();
        assertThat(frontEnd.call(app, "\"the app\"").string("success")).contains("the app");
        assertThat(frontEnd.call(impostor, "\"an impostor\"").string("success")).contains("an impostor");
        assertThat(app.peer().isOpen()).isTrue();
        assertThat(codesOf(frontEnd, "bank (2)")).containsExactly("app-key-missing");
    }

    @Test
    void programWithAnotherCertificateIsShownBesideTheAppWhoseIdItClaims() throws Exception {
        FakeApp app = connect(pair("shop"), "shop", "");
        FakeApp impostor = connect(pair("not the shop"), "shop", "", 2);

        FrontEndPeer frontEnd = server.frontEnd();
        assertThat(frontEnd.call(app, "\"the app\"").string("success")).contains("the app");
        assertThat(frontEnd.call(impostor, "\"an impostor\"").string("success")).contains("an impostor");
        assertThat(codesOf(frontEnd, "shop (2)")).containsExactly("app-key-differs");
    }

    @Test
    void idIsKeptForItsKeyWhileTheAppIsDisconnected() throws Exception {
        AppDirectory own = pair("diary");
        FakeApp app = connect(own, "diary", "");
        FrontEndPeer frontEnd = server.frontEnd();
        app.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);

        FakeApp impostor = connect(pair("not the diary"), "diary", "", 2);
        claim("diary", 3);
        FakeApp again = connect(own, "diary", "");

        assertThat(frontEnd.call(again, "\"the app\"").string("success")).contains("the app");
        assertThat(frontEnd.call(impostor, "echo").object("success")).isPresent();
    }

    @Test
    void appWithACertificateTakesItsIdFromAProgramWithoutOneAndNoneOfItsMessages() throws Exception {
        FakeApp impostor = claim("first", 1);
        impostor.tick("Back", 1);
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.catchUpWith(impostor);

        FakeApp app = connect(pair("first"), "first", "");

        assertThat(impostor.peer().awaitCloseCode()).isEqualTo(1000);
        frontEnd.init(app, "Back");
        app.tick("Back", 2);
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app)).containsExactly("Back 2");
    }

    @Test
    void appThatWasInstalledAnewInItsDirectoryKeepsItsId() throws Exception {
        AppDirectory own = pair("fresh");
        FakeApp app = connect(own, "fresh", own.destination());
        FrontEndPeer frontEnd = server.frontEnd();
        app.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);

        FakeApp anew = connect(pair("fresh"), "fresh", own.destination());

        assertThat(frontEnd.call(anew, "echo").object("success")).isPresent();
        assertThat(codesOf(frontEnd, "fresh")).isEmpty();
    }

    @Test
    void signingRequestOfAnAppInAnotherDirectoryDoesNotLeadToItsId() throws Exception {
        AppDirectory own = pair("copied");
        FakeApp app = connect(own, "copied", own.destination());
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.copy(own.directory().resolve("app.csr"), other.resolve("app.csr"));
        request(own.csr(), other + "/", "copied");
        Files.delete(other.resolve("app.csr"));
        AppDirectory attacker = pair("other");

        FakeApp impostor = connect(attacker, "copied", attacker.destination(), 2);

        FrontEndPeer frontEnd = server.frontEnd();
        assertThat(frontEnd.call(app, "echo").object("success")).isPresent();
        assertThat(frontEnd.call(impostor, "echo").object("success")).isPresent();
    }

    @Test
    void numberOfInstancesIsLimited() throws Exception {
        FakeApp first = claim("crowd", 1);
        for (int number = 2; number <= 16; number++) {
            claim("crowd", number);
        }

        WebSocketPeer refused = server.hold(WebSocketPeer.connect(browserAddress("crowd"), LOCAL));

        assertThat(refused.awaitCloseCode()).isEqualTo(1000);
        FrontEndPeer frontEnd = server.frontEnd();
        assertThat(codesOf(frontEnd, "crowd")).containsExactly("instances-limit");
        assertThat(frontEnd.call(first, "echo").object("success")).isPresent();
        assertThat(frontEnd.list(AppCommands.LIST)).hasSize(16);
    }

    @Test
    void newCertificatesEndTheConnectionsThatHaveOldOnes() throws Exception {
        AppDirectory own = pair("rotated");
        FakeApp app = connect(own, "rotated", "");
        FakeApp page = claim("page", 1);
        FrontEndPeer frontEnd = server.frontEnd();

        frontEnd.exec(ServerCommands.ROTATE_CERTIFICATES);

        assertThat(app.peer().awaitCloseCode()).isEqualTo(1012);
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        assertThat(frontEnd.call(page, "echo").object("success")).isPresent();
        FakeApp again = connect(pair("rotated"), "rotated", "");
        assertThat(frontEnd.call(again, "echo").object("success")).isPresent();
    }

    private static final Map<String, String> LOCAL = Map.of("Origin", "http://localhost:1");

    /** A new key in the directory of this name, paired. */
    private AppDirectory pair(String name) throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve(name), "/CN=com.example.app");
        request(app.csr(), app.destination(), name);
        return app;
    }

    private void request(String csr, String destination, String name) throws Exception {
        WebSocketPeer pairing =
                server.insecure("?app=" + name.replace(' ', '+') + "&os=Linux&device=d&device_id=&medium=1");
        pairing.send(AppDirectory.signCertificate(csr, destination).toString());
        assertThat(pairing.next()).isEqualTo("{\"deviceId\":\"\"}");
    }

    private FakeApp connect(AppDirectory certificates, String name, String csrPath) throws Exception {
        return connect(certificates, name, csrPath, 1);
    }

    private FakeApp connect(AppDirectory certificates, String name, String csrPath, int instance) throws Exception {
        return server.hold(FakeApp.connect(
                certificates.pairedClient(),
                "wss://localhost:" + server.ports().secure() + "/?app=" + name
                        + "&os=Linux&device=d&device_id=&sdk_version=4&medium=1"
                        + (csrPath.isEmpty() ? "" : "&csr_path=" + csrPath.replace(" ", "+")),
                id(name, instance)));
    }

    /** A program without a certificate. */
    private FakeApp claim(String name, int instance) throws Exception {
        return server.hold(FakeApp.connect(browserAddress(name), LOCAL, id(name, instance)));
    }

    private String browserAddress(String name) {
        return "ws://localhost:" + server.ports().browser() + "/?app=" + name + "&os=Linux&device=d&device_id=";
    }

    private static String id(String name, int instance) {
        return name + (instance == 1 ? "" : "%20%28" + instance + "%29") + "#Linux#d#";
    }

    private static List<String> codesOf(FrontEndPeer frontEnd, String app) {
        return frontEnd.list(ServerCommands.DIAGNOSES).stream()
                .filter(diagnosis -> diagnosis.string("app").orElse("").equals(app))
                .map(diagnosis -> diagnosis.string("code").orElseThrow())
                .toList();
    }
}
