package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Front ends that inspect one app at the same time do not affect each other. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FrontEndsTest {
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
    void sameCallIdsOfTwoFrontEndsDoNotCollide() throws Exception {
        FakeApp app = server.app("ids").awaitBackground();
        FrontEndPeer one = server.frontEnd();
        FrontEndPeer other = server.frontEnd();
        for (int id = 0; id < 20; id++) {
            CompletableFuture<Json> first = ask(one, app, id, "\"for one\"");
            CompletableFuture<Json> second = ask(other, app, id, "\"for the other\"");
            CompletableFuture<Json> third = ask(one, app, id, "\"for one again\"");

            assertThat(dataOf(first).string("success")).contains("for one");
            assertThat(dataOf(second).string("success")).contains("for the other");
            assertThat(dataOf(third).string("success")).contains("for one again");
            assertThat(dataOf(second).integer("id")).hasValue(id);
        }
    }

    @Test
    void pluginRunsAsLongAsOneFrontEndHasItOpen() throws Exception {
        FakeApp app = server.app("counted").awaitBackground();
        FrontEndPeer one = server.frontEnd();
        FrontEndPeer other = server.frontEnd();

        one.init(app, "Front");
        other.init(app, "Front");
        other.init(app, "Front");
        other.catchUpWith(app);
        assertThat(app.received()).containsExactly("init Front");

        other.deinit(app, "Front");
        other.deinit(app, "Front");
        other.catchUpWith(app);
        assertThat(app.received()).isEmpty();

        one.deinit(app, "Front");
        one.catchUpWith(app);
        assertThat(app.received()).containsExactly("deinit Front");
    }

    @Test
    void backgroundPluginsAreNeverSwitchedOff() throws Exception {
        FakeApp app = server.app("background").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.init(app, "Back");
        frontEnd.deinit(app, "Back");
        frontEnd.catchUpWith(app);
        frontEnd.init(app, "Also");
        frontEnd.disconnect();

        server.frontEnd().catchUpWith(app);
        assertThat(app.received()).isEmpty();
    }

    @Test
    void frontEndThatDisconnectsClosesItsPlugins() throws Exception {
        FakeApp app = server.app("released").awaitBackground();
        FrontEndPeer polite = server.frontEnd();
        FrontEndPeer rude = server.frontEnd();
        for (FrontEndPeer frontEnd : new FrontEndPeer[] {polite, rude}) {
            frontEnd.init(app, "Front");
        }
        assertThat(app.next()).isEqualTo("init Front");

        polite.disconnect();
        server.frontEnd().catchUpWith(app);
        assertThat(app.received()).isEmpty();

        rude.close();
        assertThat(app.next()).isEqualTo("deinit Front");
    }

    @Test
    void messagesReachOnlyFrontEndsThatOpenedThePlugin() throws Exception {
        FakeApp app = server.app("opened").awaitBackground();
        FrontEndPeer one = server.frontEnd();
        FrontEndPeer other = server.frontEnd();
        one.init(app, "Front");
        other.init(app, "Back");
        app.tick("Front", 1);
        app.tick("Back", 2);
        one.catchUpWith(app);
        other.catchUpWith(app);

        assertThat(one.ticks(app)).containsExactly("Front 1");
        assertThat(other.ticks(app)).containsExactly("Back 2");
    }

    @Test
    void pluginsThatAppearLaterAreListedAndRunInTheBackground() throws Exception {
        AppPeer app = server.peer("growing", "fake", "d");
        answerPlugins(app, 1, "\"A\"");
        app.send("{\"method\":\"refreshPlugins\"}");
        answerPlugins(app, 3, "\"A\",\"B\"");

        assertThat(app.next()).contains("init").contains("\"B\"");
        assertThat(server.frontEnd()
                        .object(AppCommands.FIND, "growing#Browser#fake#d")
                        .array("plugins"))
                .contains(Json.array(List.of(Json.of("A"), Json.of("B"))));
    }

    @Test
    void callWithoutIdGetsAnAnswerWithoutId() throws Exception {
        FakeApp app = server.app("idless").awaitBackground();

        JsonObject answer = server.frontEnd().call(app, FakeApp.executeWithoutId("echo"));

        assertThat(answer.object("success")).map(Object::toString).contains("{\"n\":1}");
        assertThat(answer.has("id")).isFalse();
    }

    @Test
    void callersIdIsReturnedUnchanged() throws Exception {
        FakeApp app = server.app("ownid").awaitBackground();
        JsonObject call =
                FakeApp.executeWithoutId("echo").toBuilder().put("id", "mine").build();

        assertThat(server.frontEnd().call(app, call).string("id")).contains("mine");
    }

    @Test
    void initAsACallIsAnsweredByTheServerItself() throws Exception {
        FakeApp app = server.app("initcall").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();

        for (String method : new String[] {"init", "deinit"}) {
            JsonObject answer = frontEnd.call(
                    app,
                    FakeApp.pluginSwitch(method, "Front").toBuilder()
                            .put("id", 3)
                            .build());
            assertThat(answer.integer("id")).hasValue(3);
            assertThat(answer.object("success")).isPresent();
            assertThat(answer.integer("length")).isPresent();
            assertThat(app.next()).isEqualTo(method + " Front");
        }
    }

    @Test
    void requestWithoutAnswerReachesTheAppWithoutId() throws Exception {
        FakeApp app = server.app("answered").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();

        assertThat(frontEnd.exec(AppCommands.REQUEST, app.id(), FakeApp.execute(9, "echo")))
                .isEmpty();

        assertThat(app.next()).isEqualTo("execute echo");
    }

    @Test
    void callsFailImmediatelyWhenTheAppDisconnects() throws Exception {
        FakeApp app = server.app("leaving").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        CompletableFuture<Json> waiting = ask(frontEnd, app, 5, "silence");
        assertThat(app.next()).isEqualTo("silence");

        app.close();

        assertIsDisconnected(dataOf(waiting));
        assertThat(dataOf(waiting).integer("id")).hasValue(5);
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        assertIsDisconnected(frontEnd.call(app, "echo"));
        assertThat(frontEnd.exec(AppCommands.REQUEST, app.id(), FakeApp.execute(9, "echo")))
                .isEmpty();
        assertThat(frontEnd.exec(AppCommands.FIND, app.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"null", "0", "false", "'\"\"'", "[]"})
    void falsySuccessIsForwarded(String success) throws Exception {
        FakeApp app = server.app("falsy").awaitBackground();

        JsonObject answer = server.frontEnd().call(app, success);

        assertThat(answer.get("success")).map(Object::toString).contains(success);
        String appsOwnText = "{\"id\":3,\"success\":" + success + "}";
        assertThat(answer.integer("length")).hasValue(appsOwnText.length());
        assertThat(answer.integer("id")).hasValue(7);
    }

    @Test
    void answerReachesOnlyTheCaller() throws Exception {
        FakeApp app = server.app("private").awaitBackground();
        FrontEndPeer asking = server.frontEnd();
        FrontEndPeer other = server.frontEnd();
        asking.call(app, "echo");
        app.send("{\"id\":12345,\"success\":\"an answer to nobody\"}");
        asking.catchUpWith(app);
        other.catchUpWith(app);

        assertThat(other.messages(app)).isEmpty();
        assertThat(asking.messages(app)).isEmpty();
    }

    private static CompletableFuture<Json> ask(FrontEndPeer frontEnd, FakeApp app, long id, String method) {
        return frontEnd.ask(AppCommands.REQUEST_RESPONSE, app.id(), FakeApp.execute(id, method));
    }

    private static JsonObject dataOf(CompletableFuture<Json> answer) {
        return (JsonObject) Await.until(answer);
    }

    private static void assertIsDisconnected(JsonObject answer) {
        JsonObject error = answer.object("error").orElseThrow();
        assertThat(error.string("name")).contains("CLIENT_DISCONNECTED");
        assertThat(error.string("message")).isPresent();
        assertThat(error.string("stacktrace")).contains("");
        assertThat(answer.integer("length")).hasValue(0);
    }

    private static void answerPlugins(AppPeer app, int id, String names) throws Exception {
        for (int i = 0; i < 2; i++) {
            String question = app.next();
            if (question.contains("init")) {
                question = app.next();
            }
            assertThat(question).contains("lugins").contains("\"id\":" + (id + i));
            app.send("{\"id\":" + (id + i) + ",\"success\":{\"plugins\":[" + names + "]}}");
        }
    }
}
