package dev.bottlenose.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import org.junit.jupiter.api.Test;

/** What every implementation of a Flipper client must hold (docs/PROTOCOL.md, "Conformance list"). */
final class FlipperClientTest {
    private static final FlipperObject REFRESH = FlipperObject.of("method", "refreshPlugins");

    private final MockConnection connection = new MockConnection();
    private final FlipperClient client = new FlipperClient(connection);

    @Test
    void clientIsConnectedFromStartToStop() {
        assertThat(client.isConnected()).isFalse();

        client.start();
        assertThat(client.isConnected()).isTrue();

        client.stop();
        assertThat(client.isConnected()).isFalse();
    }

    @Test
    void startingAndStoppingTwiceDoesNothing() {
        client.stop();
        client.start();
        client.start();
        client.stop();
        client.stop();
        client.start();

        assertThat(client.isConnected()).isTrue();
        assertThat(client.getState())
                .isEqualTo("[step][success] Create client\n[step][success] Start client\n"
                        + "[step][success] Stop client\n[step][success] Start client\n");
    }

    @Test
    void pluginsAreListedByTheirIds() {
        client.start();
        client.addPlugin(RecordingPlugin.foreground("Dog"));
        client.addPlugin(RecordingPlugin.background("Cat"));

        connection.onReceive(FlipperObject.of("id", 0, "method", "getPlugins"));
        connection.onReceive(FlipperObject.of("id", 1, "method", "getBackgroundPlugins"));

        assertThat(connection.successes())
                .containsExactly(
                        FlipperObject.of(
                                "id", 0, "success", FlipperObject.of("plugins", FlipperArray.of("Cat", "Dog"))),
                        FlipperObject.of("id", 1, "success", FlipperObject.of("plugins", FlipperArray.of("Cat"))));
        assertThat(connection.errors()).isEmpty();
    }

    @Test
    void pluginIsFoundByIdAndByClass() {
        RecordingPlugin cat = RecordingPlugin.foreground("Cat");
        client.addPlugin(cat);

        assertThat(client.getPlugin("Cat")).containsSame(cat);
        assertThat(client.getPluginByClass(RecordingPlugin.class)).containsSame(cat);
        assertThat(client.getPlugin("Dog")).isEmpty();
    }

    @Test
    void secondPluginOfAnIdIsIgnoredWithoutRefresh() {
        RecordingPlugin first = RecordingPlugin.foreground("Cat");
        client.start();
        client.addPlugin(first);
        client.addPlugin(RecordingPlugin.foreground("Cat"));

        assertThat(client.getPlugin("Cat")).containsSame(first);
        assertThat(connection.sentMessages()).containsExactly(REFRESH);
    }

    @Test
    void removedPluginIsNotListed() {
        RecordingPlugin cat = RecordingPlugin.foreground("Cat");
        client.start();
        client.addPlugin(cat);
        client.removePlugin(cat);

        connection.onReceive(FlipperObject.of("id", 0, "method", "getPlugins"));

        assertThat(connection.successes())
                .containsExactly(FlipperObject.of("id", 0, "success", FlipperObject.of("plugins", FlipperArray.of())));
    }

    @Test
    void pluginIsRemovedByTheIdOfAnyOfThatName() {
        client.addPlugin(RecordingPlugin.foreground("Cat"));

        client.removePlugin(RecordingPlugin.foreground("Cat"));

        assertThat(client.getPlugin("Cat")).isEmpty();
    }

    @Test
    void stoppingDisconnectsConnectedPlugins() {
        RecordingPlugin cat = RecordingPlugin.foreground("Cat");
        client.addPlugin(cat);
        client.start();
        init("Cat");
        assertThat(cat.isConnected()).isTrue();

        client.stop();
        assertThat(cat.isConnected()).isFalse();
    }

    @Test
    void pluginAddedWhileConnectedIsAnnouncedAndWaitsForInit() {
        RecordingPlugin cat = RecordingPlugin.foreground("Cat");
        client.start();
        client.addPlugin(cat);
        assertThat(connection.sentMessages()).containsExactly(REFRESH);
        assertThat(cat.isConnected()).isFalse();

        init("Cat");
        assertThat(cat.isConnected()).isTrue();
        deinit("Cat");
        assertThat(cat.isConnected()).isFalse();
        init("Cat");
        assertThat(cat.isConnected()).isTrue();
        client.stop();
        assertThat(cat.isConnected()).isFalse();
    }

    @Test
    void repeatedInitAndDeinitTakeEffectOnce() {
        RecordingPlugin cat = RecordingPlugin.foreground("Cat");
        client.addPlugin(cat);
        client.start();
        init("Cat");
        init("Cat");
        deinit("Cat");
        deinit("Cat");

        assertThat(cat.calls).containsExactly("onConnect", "onDisconnect");
    }

    @Test
    void pluginRemovedWhileConnectedIsDisconnectedAndAnnounced() {
        RecordingPlugin cat = RecordingPlugin.foreground("Cat");
        client.addPlugin(cat);
        client.start();
        init("Cat");

        client.removePlugin(cat);

        assertThat(cat.isConnected()).isFalse();
        assertThat(connection.sentMessages()).containsExactly(REFRESH);
    }

    @Test
    void unknownMethodIsAnsweredByItsName() {
        client.start();

        connection.onReceive(FlipperObject.of("id", 1, "method", "unexpected"));

        assertThat(connection.sentMessages())
                .containsExactly(FlipperObject.of(
                        "id", 1, "error", FlipperObject.of("message", "Received unknown method: unexpected")));
    }

    @Test
    void paramsReachTheReceiverAndItsAnswerTheDesktop() {
        client.addPlugin(RecordingPlugin.foreground("Animals")
                .onConnecting(animals -> animals.receive(
                        "greet",
                        (params, responder) ->
                                responder.success(FlipperObject.of("greeting", "hello " + params.getString("name"))))));
        client.start();
        init("Animals");

        execute(7, "Animals", "greet", FlipperObject.of("name", "dog"));

        assertThat(connection.sentMessages())
                .containsExactly(FlipperObject.of("id", 7, "success", FlipperObject.of("greeting", "hello dog")));
    }

    @Test
    void initOfAnUnknownPluginIsReported() {
        client.start();
        init("Unknown");

        assertThat(connection.sentMessages())
                .containsExactly(FlipperObject.of(
                        "error",
                        FlipperObject.of(
                                "message", "Plugin Unknown not found for method init", "name", "PluginNotFound")));
    }

    @Test
    void callOfAPluginThatIsNotConnectedIsReported() {
        client.addPlugin(RecordingPlugin.foreground("Cat"));
        client.start();
        execute(3, "Unknown", "meow", FlipperObject.empty());
        execute(4, "Cat", "meow", FlipperObject.empty());

        assertThat(connection.sentMessages())
                .containsExactly(connectionNotFound(3, "Unknown"), connectionNotFound(4, "Cat"));
    }

    @Test
    void backgroundPluginIsNotConnectedByStarting() {
        RecordingPlugin cat = RecordingPlugin.background("Cat");
        client.addPlugin(cat);
        client.start();
        assertThat(cat.isConnected()).isFalse();

        init("Cat");
        deinit("Cat");
        init("Cat");
        client.stop();

        assertThat(cat.calls).containsExactly("onConnect", "onDisconnect", "onConnect", "onDisconnect");
    }

    @Test
    void whatPluginsThrowNeverEscapesAndIsReported() {
        client.addPlugin(new Throwing());
        client.start();
        init("Throwing");
        client.stop();

        assertThat(connection.errors()).hasSize(1);
        FlipperObject error = connection.errors().get(0).getObject("error");
        assertThat(error.getString("name")).isEqualTo(StackOverflowError.class.getName());
        assertThat(error.getString("message")).contains("on connecting");
        assertThat(error.getString("stacktrace")).contains(Throwing.class.getName());
    }

    @Test
    void pluginWhoseIdFailsIsNotAdded() {
        client.start();
        client.addPlugin(new Nameless());

        assertThat(connection.errors()).hasSize(1);
        assertThat(client.getPluginByClass(Nameless.class)).isEmpty();
    }

    @Test
    void exceptionInAReceiverBecomesTheOneErrorAnswer() {
        client.addPlugin(RecordingPlugin.foreground("Cat")
                .onConnecting(cat -> cat.receive("meow", (params, responder) -> {
                    throw new RuntimeException("hello exception");
                })));
        client.start();
        init("Cat");
        execute(9, "Cat", "meow", FlipperObject.empty());

        assertThat(connection.sentMessages()).hasSize(1);
        FlipperObject answer = connection.sentMessages().get(0);
        assertThat(answer.getLong("id")).isEqualTo(9);
        assertThat(answer.getObject("error").getString("message")).isEqualTo("hello exception");
        assertThat(answer.getObject("error").getString("name")).isEqualTo("java.lang.RuntimeException");
        assertThat(answer.getObject("error").getString("stacktrace")).contains(FlipperClientTest.class.getName());
    }

    @Test
    void getPluginsRightAfterConnectingIsAnsweredToTheLetter() {
        client.addPlugin(RecordingPlugin.foreground("42"));
        client.start();

        connection.onReceive("{\"id\":0,\"method\":\"getPlugins\"}");

        assertThat(connection.sentMessages())
                .extracting(FlipperObject::toJsonString)
                .containsExactly("{\"id\":0,\"success\":{\"plugins\":[\"42\"]}}");
    }

    private void init(String plugin) {
        connection.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", plugin)));
    }

    private void deinit(String plugin) {
        connection.onReceive(FlipperObject.of("method", "deinit", "params", FlipperObject.of("plugin", plugin)));
    }

    private void execute(int id, String api, String method, FlipperObject params) {
        connection.onReceive(FlipperObject.of(
                "id",
                id,
                "method",
                "execute",
                "params",
                FlipperObject.of("api", api, "method", method, "params", params)));
    }

    private static FlipperObject connectionNotFound(int id, String api) {
        return FlipperObject.of(
                "id",
                id,
                "error",
                FlipperObject.of(
                        "message",
                        "Connection " + api + " not found for method execute",
                        "name",
                        "ConnectionNotFound"));
    }

    private static final class Throwing implements FlipperPlugin {
        @Override
        public String getId() {
            return "Throwing";
        }

        @Override
        public void onConnect(FlipperConnection opened) {
            throw new StackOverflowError("on connecting");
        }

        @Override
        public void onDisconnect() {
            throw new IllegalStateException("on disconnecting");
        }
    }

    private static final class Nameless implements FlipperPlugin {
        @Override
        public String getId() {
            throw new IllegalStateException("no name");
        }

        @Override
        public void onConnect(FlipperConnection opened) {}

        @Override
        public void onDisconnect() {}
    }
}
