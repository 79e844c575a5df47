package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The insecure port: which apps get a certificate, and the faults that are reported for others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PairingTest {
    private static final String SUBJECT = "/C=US/ST=CA/O=Flipper/CN=com.example.app";

    private final RunningServer server;

    @TempDir
    Path directory;

    PairingTest(@TempDir Path home) throws Exception {
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
    void appPairsAndConnectsAndItsEarlierDiagnosesAreRemoved() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        AppDirectory app = AppDirectory.make(directory.resolve("app"), SUBJECT);
        WebSocketPeer pairing = server.insecure(query("settled", "Linux", 1));
        pairing.send(AppDirectory.signCertificate(app.csr(), directory.resolve("elsewhere") + "/")
                .toString());
        assertThat(pairing.next()).isEqualTo("{}");
        assertThat(frontEnd.await(ServerEvent.SetupFailed.TYPE).toString()).contains("settled");
        assertThat(codesOf(frontEnd, "settled")).containsExactly("no-such-directory");

        pairing.send(app.signCertificate().toString());
        assertThat(pairing.next()).isEqualTo("{\"deviceId\":\"\"}");
        FakeApp connected = server.hold(connectSecurely(app.pairedClient(), "settled"));

        frontEnd.catchUpWith(connected);
        assertThat(codesOf(frontEnd, "settled")).isEmpty();
        assertThat(frontEnd.events())
                .filteredOn(event -> event.data().toString().contains("settled"))
                .filteredOn(FrontEndPeer.Event::isOriginal)
                .extracting(FrontEndPeer.Event::name)
                .contains("client-setup", "client-setup-step")
                .endsWith("client-connected");
    }

    @Test
    void rotationChangesTheFingerprintAndEndsTheConnectionsWithOldCertificates() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        AppDirectory app = pair("rotated");
        HttpClient client = app.pairedClient();
        FakeApp connected = server.hold(connectSecurely(client, "rotated")).awaitBackground();
        String before = frontEnd.object(ServerCommands.CERTIFICATES)
                .string("fingerprint")
                .orElseThrow();

        JsonObject rotated = frontEnd.object(ServerCommands.ROTATE_CERTIFICATES);

        assertThat(rotated.string("fingerprint")).isPresent().get().isNotEqualTo(before);
        assertThat(frontEnd.object(ServerCommands.CERTIFICATES)).isEqualTo(rotated);
        assertThat(server.server().authority().fingerprint())
                .isEqualTo(rotated.string("fingerprint").orElseThrow());
        assertThat(connected.peer().awaitCloseCode()).isEqualTo(1012);

        AppDirectory later = pair("rotated-later");
        FakeApp another = server.hold(connectSecurely(later.pairedClient(), "rotated-later"));
        assertThat(frontEnd.call(another, "echo").object("success")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'', query-incomplete",
        "?, query-incomplete",
        "?os=Linux&device=d&device_id=unknown, query-incomplete",
        "?app=a&device=d&device_id=unknown, query-incomplete",
        "?app=a&app=b&os=Linux&device=d&device_id=unknown, query-incomplete",
        "?app=a&os=Browser&device=d&device_id=unknown, os-unknown",
        "?app=a&os=Linux&device=d&device_id=unknown&medium=9, medium-unknown",
        "?app=a&os=Linux&device=d&device_id=unknown&medium=abc, medium-unknown",
    })
    void invalidQueryIsRefusedAfterTheUpgrade(String query, String code) throws Exception {
        WebSocketPeer app = server.insecure(query);

        assertThat(app.awaitCloseCode()).isEqualTo(1011);
        assertThat(codesOf(server.frontEnd(), "?")).contains(code);
    }

    @Test
    void garbageIsIgnored() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        AppDirectory app = AppDirectory.make(directory.resolve("app"), SUBJECT);
        WebSocketPeer pairing = server.insecure(query("garbage", "Linux", 1));
        for (String garbage : List.of("", "not json", "[]", "{\"method\":7}", "{\"method\":\"getPlugins\",\"id\":1}")) {
            pairing.send(garbage);
        }
        pairing.send("{\"method\":\"signCertificateAck\",\"isError\":false,\"hasRequiredFiles\":true,\"logs\":7}");
        pairing.send(app.signCertificate().toString());

        assertThat(pairing.next()).isEqualTo("{\"deviceId\":\"\"}");
        assertThat(codesOf(frontEnd, "garbage")).containsExactlyInAnyOrder("message-malformed", "method-unknown");
        assertThat(pairing.hasMore()).isFalse();
        assertThat(pairing.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Metro, 1, os-unsupported",
        "Android, 1, os-unsupported",
        "Linux, 2, pairing-code-required",
        "MacOS, 3, medium-unsupported",
    })
    void appsThatCannotBeServedFailWithACode(String os, int medium, String code) throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve(os + medium), SUBJECT);

        assertFails(os, medium, app.signCertificate(), code);

        assertNothingIsDelivered(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;rm -rf", "$(id)", "a b", "..`id`", "a|b", "ä"})
    void invalidAppNamesAreRefused(String name, @TempDir Path own) throws Exception {
        AppDirectory app = AppDirectory.make(own, "/CN=" + name);

        assertFails("Linux", 1, app.signCertificate(), "csr-name-refused");

        assertNothingIsDelivered(app);
    }

    @Test
    void invalidSigningRequestIsRefused() throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve("unreadable"), SUBJECT);
        assertFails("Linux", 1, AppDirectory.signCertificate("no request", app.destination()), "csr-unreadable");
        assertFails("Linux", 1, AppDirectory.signCertificate(" \n", app.destination()), "exchange-incomplete");
        assertFails(
                "Linux",
                1,
                Json.object().put("method", "signCertificate").put("csr", 7).build(),
                "exchange-incomplete");
        assertNothingIsDelivered(app);
    }

    @Test
    void onlyADirectoryWithTheSameRequestGetsCertificates() throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve("right"), SUBJECT);
        AppDirectory other = AppDirectory.make(directory.resolve("other"), SUBJECT);
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), app.directory());
        Path file = Files.createFile(directory.resolve("file"));

        assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), other.destination()), "csr-mismatch");
        assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), empty + "/"), "csr-missing");
        assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), link + "/"), "destination-link");
        assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), file + "/"), "not-a-directory");
        assertFails(
                "Linux",
                1,
                AppDirectory.signCertificate(app.csr(), directory + "/empty/../right/"),
                "destination-invalid");
        assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), "right/"), "destination-invalid");
        assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), ""), "destination-invalid");
        for (String remote :
                new String[] {"//host/share/", "\\\\host\\share\\", "/\\host/share/", "\\\\?\\C:\\app\\"}) {
            assertFails("Linux", 1, AppDirectory.signCertificate(app.csr(), remote), "destination-network");
        }
        assertFails(
                "Linux", 1, AppDirectory.signCertificate(app.csr(), "/" + app.destination()), "destination-network");
        assertNothingIsDelivered(app);
        assertNothingIsDelivered(other);
        assertThat(empty).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void deviceWithAWrongClockIsDiagnosed(long days) throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve("clock" + days), SUBJECT);
        long theirs = System.currentTimeMillis() + Duration.ofDays(days).toMillis();

        String message = assertFails(
                "Linux",
                1,
                app.signCertificate().toBuilder().put("timestamp", theirs).build(),
                "clock-skew");

        assertThat(message).contains(days < 0 ? "behind" : "ahead of");
        assertNothingIsDelivered(app);
    }

    @Test
    void appsOwnLogReachesTheDeveloperAsTheWordsOfTheApp() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        server.insecure(query("diary", "Linux", 1))
                .send("{\"method\":\"signCertificateAck\",\"logs\":[\"no line\",\"1700000000000:warning:so it was\"]}");

        JsonObject line = frontEnd.await(ServerEvent.ConnectivityLogged.TYPE);
        while (!line.string("message").orElse("").equals("App 'diary' reports: so it was")) {
            line = frontEnd.await(ServerEvent.ConnectivityLogged.TYPE);
        }
        assertThat(line.string("type")).contains("warning");
        assertThat(line.string("app")).contains("diary");
    }

    @Test
    void appThatDoesNotFindItsFilesIsDiagnosed() throws Exception {
        server.insecure(query("fileless", "Linux", 1))
                .send("{\"method\":\"signCertificateAck\",\"isError\":false,\"hasRequiredFiles\":false}");

        assertThat(awaitFailureOf(server, "fileless")).isEqualTo("files-missing");
    }

    @Test
    void messageOfMoreThanAMebibyteEndsItsOwnConnectionOnly() throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve("bystander"), SUBJECT);
        WebSocketPeer bystander = server.insecure(query("bystander", "Linux", 1));
        WebSocketPeer large = server.insecure(query("large", "Linux", 1));

        large.sendAsync(AppDirectory.signCertificate("x".repeat(1 << 20), "/").toString());

        assertThat(large.awaitCloseCode()).isEqualTo(1009);
        bystander.send(app.signCertificate().toString());
        assertThat(bystander.next()).isEqualTo("{\"deviceId\":\"\"}");
    }

    @Test
    void appThatReceivesItsCertificatesAndDoesNotConnectIsDiagnosed(@TempDir Path home) throws Exception {
        ServerOptions impatient = RunningServer.options(home)
                .timeouts(new ServerTimeouts(RunningServer.NEVER, RunningServer.NEVER, Duration.ofMillis(50)))
                .build();
        try (RunningServer other = RunningServer.start(impatient)) {
            AppDirectory app = AppDirectory.make(directory.resolve("late"), SUBJECT);
            WebSocketPeer pairing = other.insecure(query("late", "Linux", 1));
            pairing.send(app.signCertificate().toString());
            assertThat(pairing.next()).isEqualTo("{\"deviceId\":\"\"}");

            assertThat(awaitFailureOf(other, "late")).isEqualTo("arrival-timeout");
            assertThat(codesOf(other.frontEnd(), "late")).containsExactly("arrival-timeout");
        }
    }

    /** Returns the reported message. */
    private String assertFails(String os, int medium, JsonObject request, String code) throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        String name = "fails-" + os + medium + code;
        WebSocketPeer pairing = server.insecure(query(name, os, medium));
        pairing.send(request.toString());

        assertThat(pairing.next()).isEqualTo("{}");
        JsonObject error = frontEnd.await(ServerEvent.SetupFailed.TYPE);
        String message = error.string("message").orElseThrow();
        assertThat(message).contains("(" + code + ") try: ");
        assertThat(error.string("type")).contains("error");
        assertThat(error.object("client").orElseThrow())
                .hasToString("{\"os\":\"" + os + "\",\"deviceName\":\"d\",\"appName\":\"" + name + "\"}");
        assertThat(codesOf(frontEnd, name)).containsExactly(code);
        assertThat(pairing.isOpen()).isTrue();
        return message;
    }

    private AppDirectory pair(String name) throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve(name), SUBJECT);
        WebSocketPeer pairing = server.insecure(query(name, "Linux", 1));
        pairing.send(app.signCertificate().toString());
        assertThat(pairing.next()).isEqualTo("{\"deviceId\":\"\"}");
        return app;
    }

    private FakeApp connectSecurely(HttpClient client, String name) throws Exception {
        return FakeApp.connect(
                client,
                "wss://localhost:" + server.ports().secure() + "/?app=" + name
                        + "&os=Linux&device=d&device_id=&sdk_version=4&medium=1",
                name + "#Linux#d#");
    }

    private static String awaitFailureOf(RunningServer server, String app) throws InterruptedException {
        ServerEvent.SetupFailed failed = server.awaitEvent(ServerEvent.SetupFailed.class);
        while (!failed.app().app().equals(app)) {
            failed = server.awaitEvent(ServerEvent.SetupFailed.class);
        }
        return failed.message().replaceFirst("(?s).*\\(([a-z-]+)\\) try: .*", "$1");
    }

    private static List<String> codesOf(FrontEndPeer frontEnd, String app) {
        return frontEnd.list(ServerCommands.DIAGNOSES).stream()
                .filter(diagnosis -> diagnosis.string("app").orElse("").equals(app))
                .map(diagnosis -> diagnosis.string("code").orElseThrow())
                .toList();
    }

    private static String query(String app, String os, int medium) {
        return "?app=" + app + "&os=" + os + "&device=d&device_id=unknown&sdk_version=4&medium=" + medium;
    }

    private static void assertNothingIsDelivered(AppDirectory app) {
        assertThat(app.directory().resolve("device.crt")).doesNotExist();
        assertThat(app.directory().resolve("sonarCA.crt")).doesNotExist();
    }
}
