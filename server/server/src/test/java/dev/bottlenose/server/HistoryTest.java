package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that apps send while no front end is connected reach later front ends. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryTest {
    @Parameter
    AppTransport transport = AppTransport.WEB_SOCKET;

    @SuppressWarnings("NullAway.Init") // before each transport
    private RunningServer server;

    @BeforeParameterizedClassInvocation
    void start(AppTransport chosen, @TempDir Path home) throws Exception {
        server = RunningServer.in(home, transport);
    }

    @AfterEach
    void disconnectPeers() throws Exception {
        server.disconnectPeers();
    }

    @AfterParameterizedClassInvocation
    void close() throws Exception {
        server.close();
    }

    @Test
    void messagesFromBeforeAnyFrontEndReachEveryLaterOneInOrderAndOnce() throws Exception {
        FakeApp app = server.app("early").awaitBackground();
        IntStream.range(0, 100).forEach(n -> app.tick("Back", n));

        for (int i = 0; i < 2; i++) {
            FrontEndPeer frontEnd = server.frontEnd();
            frontEnd.catchUpWith(app);
            assertThat(frontEnd.ticks(app)).isEmpty();

            frontEnd.init(app, "Back");
            frontEnd.init(app, "Back");
            frontEnd.catchUpWith(app);
            assertThat(frontEnd.ticks(app)).isEqualTo(ticks("Back", 0, 100));
        }
    }

    @Test
    void messagesSentBeforeThePluginsAreListedAreKeptForTheirPlugin() throws Exception {
        AppPeer app = server.peer("hasty", "fake", "d");
        app.send("{\"method\":\"execute\",\"params\":{\"api\":\"Back\",\"method\":\"tick\",\"params\":{\"n\":0}}}");
        assertThat(app.next()).contains("getPlugins");
        app.send("{\"id\":1,\"success\":{\"plugins\":[\"Back\"]}}");
        assertThat(app.next()).contains("getBackgroundPlugins");

        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.exec(AppCommands.REQUEST, "hasty#Browser#fake#d", FakeApp.pluginSwitch("init", "Back"));

        assertThat(FakeApp.tickOf(frontEnd.awaitMessage())).isEqualTo("Back 0");
    }

    @Test
    void messagesBetweenConnectAndInitAreDeliveredOnce() throws Exception {
        FakeApp app = server.app("between").awaitBackground();
        app.tick("Back", 0);
        FrontEndPeer frontEnd = server.frontEnd();
        app.tick("Back", 1);
        frontEnd.catchUpWith(app);

        frontEnd.init(app, "Back");
        app.tick("Back", 2);
        frontEnd.catchUpWith(app);

        assertThat(frontEnd.ticks(app)).containsExactly("Back 0", "Back 1", "Back 2");
    }

    @Test
    void initAfterDeinitDeliversOnlyWhatWasMissed() throws Exception {
        FakeApp app = server.app("again").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.init(app, "Back");
        app.tick("Back", 0);
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app)).containsExactly("Back 0");

        frontEnd.deinit(app, "Back");
        app.tick("Back", 1);
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app)).isEmpty();

        frontEnd.init(app, "Back");
        app.tick("Back", 2);
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app)).containsExactly("Back 1", "Back 2");
    }

    @Test
    void messagesOfSeveralPluginsKeepTheOrderInWhichTheAppSentThem() throws Exception {
        FakeApp app = server.app("several").awaitBackground();
        List<String> sent = IntStream.range(0, 60)
                .mapToObj(n -> {
                    String plugin = n % 3 == 0 ? "Also" : "Back";
                    app.tick(plugin, n);
                    return plugin + " " + n;
                })
                .toList();

        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.init(app, "Also");
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app))
                .isEqualTo(sent.stream().filter(tick -> tick.startsWith("Also")).toList());
        frontEnd.init(app, "Back");
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app))
                .isEqualTo(sent.stream().filter(tick -> tick.startsWith("Back")).toList());

        List<String> later = IntStream.range(60, 90)
                .mapToObj(n -> {
                    String plugin = n % 2 == 0 ? "Also" : "Back";
                    app.tick(plugin, n);
                    return plugin + " " + n;
                })
                .toList();
        frontEnd.catchUpWith(app);
        assertThat(frontEnd.ticks(app)).isEqualTo(later);
    }

    @Test
    void messagesOfTheAppItselfReachEveryFrontEnd() throws Exception {
        FakeApp app = server.app("whole").awaitBackground();
        String error = "{\"error\":{\"message\":\"first\"}}";
        app.send(error);
        FrontEndPeer early = server.frontEnd();
        app.tick("Unlisted", 1);
        early.catchUpWith(app);
        FrontEndPeer late = server.frontEnd();

        for (FrontEndPeer frontEnd : List.of(early, late)) {
            frontEnd.catchUpWith(app);
            List<JsonObject> messages = frontEnd.messages(app);
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0)).hasToString(error);
            assertThat(FakeApp.tickOf(messages.get(1))).isEqualTo("Unlisted 1");
        }
    }

    @Test
    void messagesAreDeliveredByteForByte() throws Exception {
        FakeApp app = server.app("verbatim").awaitBackground();
        WebSocketPeer frontEnd = server.hold(
                WebSocketPeer.connect("ws://localhost:" + server.ports().ui() + "/?token=" + server.token(), Map.of()));
        String text = "{ \"method\" : \"execute\",\t\"params\":{\"api\":\"Unlisted\",\"n\":1.50e3,\"n\":2,"
                + "\"s\":\"\\u0041\\n\\\\ \\\"é漢😀\"} }";
        app.send(text);

        String event = frontEnd.next();
        while (!event.contains("client-message")) {
            event = frontEnd.next();
        }
        JsonObject data = RunningServer.parse(event)
                .object("payload")
                .orElseThrow()
                .object("data")
                .orElseThrow();
        assertThat(data.string("message")).contains(text);
        assertThat(data.string("id")).contains(app.id());
    }

    @Test
    void historySurvivesTheAppsReconnectAndNothingIsDeliveredTwice() throws Exception {
        FakeApp first = server.app("back").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.init(first, "Back");
        first.tick("Back", 0);
        frontEnd.catchUpWith(first);
        first.disconnect();
        assertThat(frontEnd.await(ServerEvent.ClientDisconnected.TYPE).string("id"))
                .contains(first.id());

        FakeApp second = server.app("back").awaitBackground();
        second.tick("Back", 1);
        frontEnd.catchUpWith(second);
        assertThat(frontEnd.ticks(second)).containsExactly("Back 0");
        frontEnd.init(second, "Back");
        frontEnd.catchUpWith(second);
        assertThat(frontEnd.ticks(second)).containsExactly("Back 1");

        FrontEndPeer late = server.frontEnd();
        late.init(second, "Back");
        late.catchUpWith(second);
        assertThat(late.ticks(second)).containsExactly("Back 0", "Back 1");
    }

    @Test
    void frontEndThatWantsNoEventsGetsAnswersOnly() throws Exception {
        FakeApp app = server.app("quiet").awaitBackground();
        FrontEndPeer other = server.frontEnd();
        FrontEndPeer quiet = server.frontEnd("&events=none");
        quiet.init(app, "Back");
        app.tick("Back", 1);
        app.send("{\"error\":{\"message\":\"whole\"}}");
        server.app("another");
        other.await(ServerEvent.ClientConnected.TYPE);
        quiet.catchUpWith(app);

        assertThat(quiet.messages(app)).isEmpty();
        assertThat(quiet.events()).isEmpty();
        other.init(app, "Back");
        other.catchUpWith(app);
        assertThat(other.messages(app)).hasSize(2);
    }

    private static List<String> ticks(String plugin, int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> plugin + " " + n).toList();
    }
}
