package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps in browsers: which are accepted, the events of their connections, and the dialect before October 2021. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserPortTest {
    private static final Map<String, String> LOCAL = Map.of("Origin", "http://localhost:1");

    private final RunningServer server;

    BrowserPortTest(@TempDir Path home) throws Exception {
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
    void appWithoutOriginIsRefused() {
        assertThat(WebSocketPeer.refusedWith(address("?device=d&device_id=1"), Map.of()))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:3000",
                "https://localhost:3000",
                "http://evil.example",
                "http://localhost.evil.example:80",
                "chrome-extension://abc",
                "null",
                "file://",
                "xlocalhost:1"
            })
    void pagesOfOtherOriginsAreRefused(String origin) {
        assertThat(WebSocketPeer.refusedWith(address("?device=d&device_id=1"), Map.of("Origin", origin)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "localhost:", "http://localhost:"})
    void pagesOfThisComputerAreAccepted(String origin) throws Exception {
        WebSocketPeer app =
                server.hold(WebSocketPeer.connect(address("?app=a&device=d&device_id=1"), Map.of("Origin", origin)));

        assertThat(app.next()).isEqualTo("{\"id\":1,\"method\":\"getPlugins\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?device=d", "?device_id=1", "?device=d&device=e&device_id=1"})
    void queryWithoutIdentityIsRefusedAfterTheUpgrade(String query) throws Exception {
        WebSocketPeer app = server.hold(WebSocketPeer.connect(address(query), LOCAL));

        assertThat(app.awaitCloseCode()).isEqualTo(1011);
        assertThat(server.frontEnd().list(ServerCommands.DIAGNOSES))
                .extracting(diagnosis -> diagnosis.string("code").orElse(""))
                .contains("query-incomplete");
    }

    @Test
    void frontEndsReceiveConnectAndDisconnectEventsInTheOriginalOrder() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp app = server.app("joining").awaitBackground();
        app.disconnect();

        List<FrontEndPeer.Event> events = new ArrayList<>();
        while (events.isEmpty() || !events.get(events.size() - 1).name().equals("device-removed")) {
            FrontEndPeer.Event event = frontEnd.awaitEvent();
            if (event.isOriginal() && event.data().toString().contains("joining")) {
                events.add(event);
            }
        }
        assertThat(events)
                .extracting(FrontEndPeer.Event::name)
                .containsExactly(
                        "client-setup",
                        "device-connected",
                        "client-connected",
                        "client-disconnected",
                        "device-disconnected",
                        "device-removed");
        String device = "{\"os\":\"Browser\",\"title\":\"fake\",\"deviceType\":\"dummy\",\"serial\":\"on-joining\","
                + "\"features\":{\"screenshotAvailable\":false,\"screenCaptureAvailable\":false}}";
        assertThat(events)
                .extracting(event -> event.data().toString())
                .containsExactly(
                        "{\"os\":\"Browser\",\"deviceName\":\"fake\",\"appName\":\"joining\"}",
                        device,
                        "{\"id\":\"joining#Browser#fake#on-joining\",\"query\":{\"app\":\"joining\",\"os\":\"Browser\","
                                + "\"device\":\"fake\",\"device_id\":\"on-joining\",\"sdk_version\":4,"
                                + "\"medium\":\"NONE\"}}",
                        "{\"id\":\"joining#Browser#fake#on-joining\"}",
                        device,
                        device);
    }

    @Test
    void severalAppsAreKeptApart() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp one = server.app("one").awaitBackground();
        FakeApp other = server.app("other").awaitBackground();
        for (FakeApp app : List.of(one, other)) {
            frontEnd.init(app, "Back");
        }
        one.tick("Back", 1);
        other.tick("Back", 2);
        frontEnd.catchUpWith(other);
        assertThat(frontEnd.call(one, "\"I am one\"").string("success")).contains("I am one");
        assertThat(frontEnd.call(other, "\"I am other\"").string("success")).contains("I am other");

        assertThat(List.of(frontEnd.awaitMessage(), frontEnd.awaitMessage()))
                .extracting(FakeApp::tickOf)
                .containsExactlyInAnyOrder("Back 1", "Back 2");
        one.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        assertThat(frontEnd.call(other, "echo").object("success")).isPresent();
    }

    @Test
    void legacyBrowserAppThatListsItsPluginsIsNotAskedForThem() throws Exception {
        WebSocketPeer app = server.hold(
                WebSocketPeer.connect(address("?deviceId=old-1&device=Old"), Map.of("Origin", "localhost:1")));
        assertThat(app.next()).contains("getPlugins");
        app.send("{\"type\":\"connect\",\"app\":\"Ancient\",\"plugins\":[\"A\",\"B\"]}");
        app.send("{\"app\":\"Ancient\",\"payload\":{\"error\":{\"message\":\"after its plugins\"}}}");
        FrontEndPeer frontEnd = server.frontEnd();
        assertThat(frontEnd.awaitMessage().object("error")).isPresent();
        String id = "Old#MacOS#Old#old-1";

        frontEnd.exec(AppCommands.REQUEST, id, FakeApp.pluginSwitch("init", "A"));
        JsonObject init = wrapped(app, "send");
        assertThat(init.string("method")).contains("init");
        assertThat(frontEnd.object(AppCommands.FIND, id)
                        .array("plugins")
                        .orElseThrow()
                        .strings())
                .containsExactly("A", "B");

        var asked = frontEnd.ask(AppCommands.REQUEST_RESPONSE, id, FakeApp.execute(7, "anything"));
        JsonObject call = wrapped(app, "call");
        assertThat(call.string("method")).contains("execute");
        app.send("{\"app\":\"Ancient\",\"payload\":{\"id\":"
                + call.integer("id").orElseThrow() + ",\"success\":{\"old\":true}}}");
        assertThat(Await.until(asked).toString()).contains("\"id\":7,\"success\":{\"old\":true}");

        app.send("{\"app\":\"Ancient\",\"payload\":{\"method\":\"execute\","
                + "\"params\":{\"api\":\"A\",\"method\":\"tick\",\"params\":{\"n\":1}}}}");
        assertThat(FakeApp.tickOf(frontEnd.awaitMessage())).isEqualTo("A 1");
    }

    @Test
    void legacyBrowserAppThatDoesNotListItsPluginsIsAskedInItsDialect() throws Exception {
        WebSocketPeer app = server.hold(WebSocketPeer.connect(address("?deviceId=old-2&device=Old"), LOCAL));
        assertThat(app.next()).contains("getPlugins");

        app.send("{\"type\":\"connect\",\"app\":\"Ancient\"}");

        assertThat(wrapped(app, "call").string("method")).contains("getPlugins");
    }

    @Test
    void malformedMessageIsReportedAndHasNoOtherEffect() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp app = server.app("garbled").awaitBackground();
        frontEnd.init(app, "Back");
        for (String garbage : List.of("{\"method\":", "[1]", "", "\"text\"", "[".repeat(100_000))) {
            app.send(garbage);
        }
        app.tick("Back", 1);
        frontEnd.catchUpWith(app);

        assertThat(frontEnd.ticks(app)).containsExactly("Back 1");
        assertThat(frontEnd.list(ServerCommands.DIAGNOSES))
                .filteredOn(diagnosis -> diagnosis.string("app").orElse("").equals("garbled"))
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.string("code")).contains("message-malformed");
                    assertThat(diagnosis.integer("count")).hasValue(5);
                });
    }

    @Test
    void appThatFailedToPairAndConnectsHereInsteadHasNoDiagnosis() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        WebSocketPeer pairing =
                server.insecure("?app=switching&os=Metro&device=fake&device_id=unknown&sdk_version=4&medium=1");
        pairing.send("{\"method\":\"signCertificate\",\"csr\":\"x\",\"destination\":\"/\"}");
        assertThat(pairing.next()).isEqualTo("{}");
        frontEnd.await(ServerEvent.SetupFailed.TYPE);
        assertThat(frontEnd.list(ServerCommands.DIAGNOSES).toString()).contains("switching");

        server.hold(WebSocketPeer.connect(address("?app=switching&os=Metro&device=fake&device_id=1"), LOCAL));
        frontEnd.await(ServerEvent.ClientConnected.TYPE);

        assertThat(frontEnd.list(ServerCommands.DIAGNOSES).toString()).doesNotContain("switching");
    }

    private String address(String query) {
        return "ws://localhost:" + server.ports().browser() + "/" + query;
    }

    private static JsonObject wrapped(WebSocketPeer app, String type) throws Exception {
        JsonObject message = RunningServer.parse(app.next());
        assertThat(message.string("type")).contains(type);
        assertThat(message.string("app")).contains("Ancient");
        return message.object("payload").orElseThrow();
    }
}
