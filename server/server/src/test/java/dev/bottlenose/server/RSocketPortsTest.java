package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import io.rsocket.exceptions.ApplicationErrorException;
import io.rsocket.exceptions.ConnectionErrorException;
import io.rsocket.exceptions.RejectedSetupException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Legacy apps, and how the server treats them differently. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RSocketPortsTest {
    private static final int LARGEST = 24 << 20;

    private final RunningServer server;

    @TempDir
    Path directory;

    RSocketPortsTest(@TempDir Path home) throws Exception {
        server = RunningServer.start(
                RunningServer.options(home).largestAppMessage(LARGEST).build(), AppTransport.RSOCKET);
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
    void appPairsAndConnectsWithADeprecationNotice() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        AppDirectory app = AppDirectory.make(directory.resolve("app"), "/CN=com.example.app");
        RSocketPeer pairing = pairing("{\"os\":\"Linux\",\"device\":\"d\",\"app\":\"old\",\"sdk_version\":3}");
        assertThat(pairing.ask(app.signCertificate().toString())).isEqualTo("{\"deviceId\":\"\"}");
        assertThat(app.directory().resolve("device.crt")).isNotEmptyFile();

        connect(app, "{\"os\":\"Linux\",\"device\":\"d\",\"device_id\":\"\",\"app\":\"old\",\"sdk_version\":3}");

        JsonObject notice = frontEnd.await(ServerEvent.Notified.TYPE);
        assertThat(notice.string("type")).contains("warning");
        assertThat(notice.string("title")).contains("Deprecation notice");
        assertThat(notice.string("description").orElseThrow()).contains("'old'", "'d'");
        assertThat(frontEnd.await(ServerEvent.ClientConnected.TYPE).string("id"))
                .contains("old#Linux#d#");
    }

    @Test
    void refusedCertificateIsDiagnosed() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        AppDirectory app = AppDirectory.make(directory.resolve("refused"), "/CN=com.example.app");
        for (String os : List.of("Metro", "BeOS")) {
            RSocketPeer pairing = pairing("{\"os\":\"" + os + "\",\"device\":\"d\",\"app\":\"refused\"}");

            assertThat(pairing.ask(app.signCertificate().toString())).isEqualTo("{}");

            assertThat(frontEnd.await(ServerEvent.SetupFailed.TYPE)
                            .string("message")
                            .orElseThrow())
                    .contains("(os-unsupported)");
        }
        assertThat(app.directory().resolve("device.crt")).doesNotExist();
    }

    @Test
    void earliestSdkSendsItsRequestWithoutReplyAndFindsItsCertificate() throws Exception {
        AppDirectory app = AppDirectory.make(directory.resolve("first"), "/CN=com.example.app");
        FrontEndPeer frontEnd = server.frontEnd();
        pairing("{\"os\":\"Linux\"}").send(app.signCertificate().toString());

        JsonObject step = frontEnd.await(ServerEvent.SetupStep.TYPE);
        while (!step.string("step").orElse("").equals("Certificates delivered")) {
            step = frontEnd.await(ServerEvent.SetupStep.TYPE);
        }
        assertThat(app.directory().resolve("device.crt")).isNotEmptyFile();
    }

    @Test
    void legacyCallsAndAnswersTravelWithoutReply() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        List<String> asked = new CopyOnWriteArrayList<>();
        CompletableFuture<RSocketPeer> opened = new CompletableFuture<>();
        RSocketPeer app = server.hold(RSocketPeer.connect(
                server.ports().rsocketSecure(),
                server.pairedApp(),
                "{\"os\":\"Android\",\"device\":\"d\",\"device_id\":\"x\",\"app\":\"zero\"}",
                text -> {
                    JsonObject message = RunningServer.parse(text);
                    asked.add(message.string("method").orElseThrow());
                    message.integer("id")
                            .ifPresent(id -> opened.thenAccept(peer -> peer.sendWithoutResponse(
                                    "{\"id\":" + id + ",\"success\":{\"plugins\":[\"A\"],\"echo\":" + text + "}}")));
                }));
        opened.complete(app);
        frontEnd.await(ServerEvent.ClientConnected.TYPE);
        String id = "zero%20%28Outdated%20SDK%29#Android#d#x";

        JsonObject answer = frontEnd.object(AppCommands.REQUEST_RESPONSE, id, FakeApp.execute(7, "any"));

        assertThat(answer.integer("id")).hasValue(7);
        assertThat(answer.toString()).contains("\"method\":\"any\"");
        assertThat(frontEnd.object(AppCommands.REQUEST_RESPONSE, id, isMethodSupported())
                        .toString())
                .contains("\"isSupported\":false");
        assertThat(asked).containsExactly("getPlugins", "execute");
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "2, true, false", "3, true, false", "4, true, true"})
    void laterSdkVersionsAreAskedOnlyWhatTheySupport(int sdkVersion, boolean knowsSupport, boolean knowsBackground)
            throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        List<String> asked = new CopyOnWriteArrayList<>();
        CompletableFuture<RSocketPeer> opened = new CompletableFuture<>();
        RSocketPeer app = server.hold(RSocketPeer.connect(
                server.ports().rsocketSecure(),
                server.pairedApp(),
                "{\"os\":\"Browser\",\"device\":\"d\",\"device_id\":\"x\",\"app\":\"app\",\"sdk_version\":" + sdkVersion
                        + "}",
                text -> {
                    JsonObject message = RunningServer.parse(text);
                    asked.add(message.string("method").orElseThrow());
                    message.integer("id")
                            .ifPresent(id -> opened.thenAccept(peer -> peer.send(
                                    "{\"id\":" + id + ",\"success\":{\"plugins\":[],\"isSupported\":true}}")));
                }));
        opened.complete(app);
        frontEnd.await(ServerEvent.ClientConnected.TYPE);
        String id = "app#Browser#d#x";

        assertThat(frontEnd.object(AppCommands.REQUEST_RESPONSE, id, isMethodSupported())
                        .toString())
                .contains("\"isSupported\":" + knowsSupport);
        frontEnd.object(AppCommands.REQUEST_RESPONSE, id, FakeApp.execute(7, "any"));

        assertThat(asked.contains("getBackgroundPlugins")).isEqualTo(knowsBackground);
        assertThat(asked.contains("isMethodSupported")).isEqualTo(knowsSupport);
    }

    @Test
    void appThatCannotAnswerFailsTheCall() throws Exception {
        AppPeer app = server.peer("failing", "d", "x");
        assertThat(app.next()).contains("getPlugins");
        app.sendAsync("{\"id\":1,\"success\":{\"plugins\":[]}}");
        assertThat(app.next()).contains("getBackgroundPlugins");
        app.sendAsync("{\"id\":2,no json");
        FrontEndPeer frontEnd = server.frontEnd();
        CompletableFuture<Json> call =
                frontEnd.ask(AppCommands.REQUEST_RESPONSE, "failing#Browser#d#x", FakeApp.execute(7, "any"));
        assertThat(app.next()).contains("execute");

        app.sendAsync("{\"id\":3,no json");

        assertThat(Await.until(call).toString()).contains("\"id\":7,\"error\":{\"message\":\"The app's answer cannot");
    }

    @Test
    void messagesLargerThanAFrameTravelBothWays() throws Exception {
        FakeApp app = server.app("large").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        String large = "x".repeat(17 << 20);
        JsonObject call = RunningServer.parse(
                "{\"id\":1,\"method\":\"execute\",\"params\":{\"api\":\"Front\",\"method\":\"echo\","
                        + "\"params\":{\"large\":\"" + large + "\"}}}");

        JsonObject answer = frontEnd.call(app, call);

        assertThat(answer.object("success").orElseThrow().string("large").orElseThrow())
                .hasSameSizeAs(large);
    }

    @Test
    void messageLargerThanAllowedEndsItsAppsConnectionOnly() throws Exception {
        FakeApp other = server.app("modest").awaitBackground();
        FakeApp app = server.app("boastful").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();

        ((RSocketPeer) app.peer()).sendAsync("{\"x\":\"" + "x".repeat(LARGEST) + "\"}");

        assertThat(((RSocketPeer) app.peer()).awaitError())
                .isInstanceOf(ConnectionErrorException.class)
                .hasMessageContaining("larger than " + LARGEST);
        assertThat(frontEnd.await(ServerEvent.SetupFailed.TYPE)
                        .string("message")
                        .orElseThrow())
                .contains("message-too-big");
        assertThat(frontEnd.call(other, "echo").object("success")).isPresent();
    }

    @Test
    void requestOfMoreThanAMebibyteIsTooLargeForPairing() throws Exception {
        RSocketPeer pairing = pairing("{\"os\":\"Linux\"}");

        pairing.sendAsync("x".repeat((1 << 20) + 1));

        assertThat(pairing.awaitError()).isInstanceOf(ConnectionErrorException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"os\":\"Linux\",\"app\":\"a\",\"device\":\"d\",\"medium\":9}",
                "{\"os\":\"Linux\",\"app\":\"a\",\"device\":\"d\",\"medium\":\"abc\"}"
            })
    void invalidSetupIsRejectedOnBothPorts(String setup) throws Exception {
        RSocketPeer pairing = pairing(setup);
        assertThat(pairing.awaitError())
                .isInstanceOf(RejectedSetupException.class)
                .hasMessageStartingWith("Application rejected setup, reason: ");

        RSocketPeer connecting = connect(server.pairedApp(), setup);
        assertThat(connecting.awaitError())
                .isInstanceOf(RejectedSetupException.class)
                .hasMessageStartingWith("Application rejected setup, reason: ");
        assertThat(server.frontEnd().list(ServerCommands.DIAGNOSES).toString())
                .contains(setup.contains("medium") ? "medium-unknown" : "setup-");
    }

    @Test
    void emptySetupGetsAConnectionWithoutInteractions() throws Exception {
        for (RSocketPeer peer : List.of(pairing(""), connect(server.pairedApp(), ""))) {
            assertThat(peer.failureOf("{\"method\":\"signCertificate\"}"))
                    .isInstanceOf(ApplicationErrorException.class)
                    .hasMessage("not implemented");
        }
    }

    @Test
    void garbageIsRejectedAndKeepsTheConnectionOpen() throws Exception {
        RSocketPeer pairing = pairing("{\"os\":\"Linux\"}");
        AppDirectory app = AppDirectory.make(directory.resolve("garbage"), "/CN=com.example.app");

        assertThat(pairing.failureOf("garbage")).isInstanceOf(ApplicationErrorException.class);
        pairing.send("garbage");

        assertThat(pairing.ask(app.signCertificate().toString())).isEqualTo("{\"deviceId\":\"\"}");
    }

    private static JsonObject isMethodSupported() {
        return RunningServer.parse(
                "{\"id\":1,\"method\":\"isMethodSupported\",\"params\":{\"api\":\"A\",\"method\":\"m\"}}");
    }

    private RSocketPeer pairing(String setup) throws Exception {
        return server.hold(RSocketPeer.connect(server.ports().rsocketInsecure(), null, setup, null));
    }

    private RSocketPeer connect(AppDirectory app, String setup) throws Exception {
        return server.hold(RSocketPeer.connect(server.ports().rsocketSecure(), app, setup, null));
    }
}
