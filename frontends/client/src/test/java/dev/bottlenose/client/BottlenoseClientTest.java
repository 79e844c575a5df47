package dev.bottlenose.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.ServerStateDescription;
import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.ServerPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a whole server and an app with the SDK. */
final class BottlenoseClientTest {
    private static final JsonObject FISH = Json.object().put("fish", 3).build();

    @TempDir
    private Path home;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void commandsReturnValuesOfTheContract() throws Exception {
        try (TestApp app = server.app();
                BottlenoseClient client = connect()) {
            assertThat(client.await(client.run(ServerCommands.STATE)))
                    .isEqualTo(new ServerStateDescription("started", "undefined"));
            assertThat(client.await(client.run(AppCommands.LIST)))
                    .extracting(ClientDescription::id, ClientDescription::plugins)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(TestApp.ID, List.of(TestApp.PLUGIN)));
            assertThat(client.await(client.run(AppCommands.FIND, "nobody"))).isEmpty();
        }
    }

    @Test
    void aCallReturnsWhatThePluginReturns() throws Exception {
        try (TestApp app = server.app();
                BottlenoseClient client = connect()) {
            client.await(client.open(TestApp.ID, TestApp.PLUGIN));

            assertThat(client.await(client.plugins(TestApp.ID))).containsExactly(TestApp.PLUGIN);
            assertThat(client.await(client.call(TestApp.ID, TestApp.PLUGIN, "echo", FISH)))
                    .isEqualTo(FISH);
        }
    }

    @Test
    void anErrorOfTheAppIsAFaultThatHoldsWhatTheAppSent() throws Exception {
        try (TestApp app = server.app();
                BottlenoseClient client = connect()) {
            client.await(client.open(TestApp.ID, TestApp.PLUGIN));

            ClientException.AppFailed failed = failure(
                    ClientException.AppFailed.class, client, client.call(TestApp.ID, TestApp.PLUGIN, "break", FISH));

            assertThat(failed.fault().code()).isEqualTo("app-error");
            assertThat(failed.fault().sentence()).contains("no fish");
            assertThat(((JsonObject) failed.error()).string("message")).contains("no fish");
        }
    }

    @Test
    void aCallToADisconnectedAppFailsWithItsFault() throws Exception {
        try (BottlenoseClient client = connect()) {
            assertThat(failure(
                                    ClientException.AppFailed.class,
                                    client,
                                    client.call(TestApp.ID, TestApp.PLUGIN, "echo", FISH))
                            .fault()
                            .code())
                    .isEqualTo("app-gone");
        }
    }

    @Test
    void aRefusalHoldsTheServersFault() throws Exception {
        try (BottlenoseClient client = connect()) {
            ClientException.Refused refused =
                    failure(ClientException.Refused.class, client, client.run(ServerCommands.REVOKE_PAIRING_CODE, 99));

            assertThat(refused.fault().code()).isEqualTo("pairing-code-unknown");
            assertThat(refused.fault().next()).isEqualTo("bottlenose pair list");
        }
    }

    @Test
    void messagesOfAPluginReachItsSubscribersUntilTheyClose() throws Exception {
        BlockingQueue<PluginMessage> received = new LinkedBlockingQueue<>();
        BlockingQueue<PluginMessage> others = new LinkedBlockingQueue<>();
        try (TestApp app = server.app();
                BottlenoseClient client = connect()) {
            Subscription subscription = client.subscribe(TestApp.ID, TestApp.PLUGIN, received::add);
            client.subscribe(TestApp.ID, "Others", others::add);

            assertThat(next(received))
                    .isEqualTo(row(Json.object().put("number", 0).build()));
            client.await(client.call(TestApp.ID, TestApp.PLUGIN, "tell", FISH));
            assertThat(next(received)).isEqualTo(row(FISH));

            subscription.close();
            CompletableFuture<String> disconnected = new CompletableFuture<>();
            client.subscribe(new EventRouter()
                    .on(ServerEvent.ClientDisconnected.class, event -> disconnected.complete(event.id())));
            app.close();
            assertThat(disconnected.get(60, TimeUnit.SECONDS)).isEqualTo(TestApp.ID);
            assertThat(received).isEmpty();
            assertThat(others).isEmpty();
        }
    }

    @Test
    void aSubscriptionContinuesWhenTheAppReconnects() throws Exception {
        BlockingQueue<PluginMessage> received = new LinkedBlockingQueue<>();
        try (BottlenoseClient client = connect()) {
            TestApp first = server.app();
            client.subscribe(TestApp.ID, TestApp.PLUGIN, received::add);
            assertThat(next(received).method()).isEqualTo("row");
            first.close();

            try (TestApp second = server.app()) {
                assertThat(next(received).method()).isEqualTo("row");
            }
        }
    }

    @Test
    void aCallThatIsNotAnsweredInTimeFails() throws Exception {
        try (TestApp app = server.app();
                BottlenoseClient client = connect()) {
            client.await(client.open(TestApp.ID, TestApp.PLUGIN));

            assertThat(failure(
                                    ClientException.Timeout.class,
                                    client,
                                    client.call(TestApp.ID, TestApp.PLUGIN, "hang", FISH, Duration.ofMillis(10)))
                            .fault()
                            .code())
                    .isEqualTo("answer-timeout");
            assertThat(client.await(client.call(TestApp.ID, TestApp.PLUGIN, "echo", FISH)))
                    .isEqualTo(FISH);
        }
    }

    @Test
    void whatIsOutstandingWhenTheClientClosesIsLost() throws Exception {
        try (TestApp app = server.app()) {
            BottlenoseClient client = connect();
            client.await(client.open(TestApp.ID, TestApp.PLUGIN));
            CompletableFuture<Json> hanging = client.call(TestApp.ID, TestApp.PLUGIN, "hang", FISH);

            client.close();
            client.close();

            assertThat(failure(ClientException.ConnectionLost.class, client, hanging)
                            .fault()
                            .code())
                    .isEqualTo("server-lost");
            failure(ClientException.ConnectionLost.class, client, client.run(ServerCommands.STATE));
        }
    }

    @Test
    void aClientThatDoesNotReconnectEndsWithItsServer() throws Exception {
        try (BottlenoseClient client = connect()) {
            server.close();

            assertThat(client.end().get(60, TimeUnit.SECONDS).fault().code()).isEqualTo("server-lost");
        }
    }

    @Test
    void aClientReconnectsToARestartedServerAndOpensItsPluginsAgain() throws Exception {
        BlockingQueue<String> connections = new LinkedBlockingQueue<>();
        BlockingQueue<PluginMessage> received = new LinkedBlockingQueue<>();
        try (BottlenoseClient client = BottlenoseClient.at(server.location())
                .reconnecting()
                .listener(new ConnectionListener() {
                    @Override
                    public void connected() {
                        connections.add("connected");
                    }

                    @Override
                    public void lost(ClientException reason) {
                        connections.add("lost");
                    }
                })
                .connect()) {
            client.subscribe(TestApp.ID, TestApp.PLUGIN, received::add);
            assertThat(next(connections)).isEqualTo("connected");

            server.close();
            assertThat(next(connections)).isEqualTo("lost");
            server = new TestServer(home, ServerPorts.ANY);
            assertThat(next(connections)).isEqualTo("connected");

            try (TestApp app = server.app()) {
                assertThat(next(received).clientId()).isEqualTo(TestApp.ID);
            }
        }
    }

    @Test
    void aClientWithoutEventsReceivesNone() throws Exception {
        BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
        try (BottlenoseClient client =
                BottlenoseClient.at(server.location()).withoutEvents().connect()) {
            client.subscribe((Consumer<ServerEvent>) events::add);
            try (TestApp app = server.app()) {
                assertThat(client.await(client.run(AppCommands.LIST))).hasSize(1);
            }
            assertThat(events).isEmpty();
        }
    }

    @Test
    void whereNoServerListensNoneIsReached() {
        ServerLocation elsewhere = server.location().withPort(1);

        assertThat(catchThrowableOfType(
                                ClientException.Unreachable.class,
                                () -> BottlenoseClient.at(elsewhere).connect())
                        .fault()
                        .code())
                .isEqualTo("server-unreachable");
    }

    @Test
    void aHomeThatNoServerHasUsedIsNamed() {
        ServerLocation nowhere = ServerLocation.ofHome(home.resolve("nowhere"));

        assertThat(catchThrowableOfType(
                                ClientException.Unreachable.class,
                                () -> BottlenoseClient.at(nowhere).connect())
                        .fault()
                        .code())
                .isEqualTo("server-never-ran");
    }

    @Test
    void aServerWithAnotherTokenIsNotOurs() {
        ServerLocation wrong = server.location().withToken("guess");

        assertThat(catchThrowableOfType(
                                ClientException.AccessDenied.class,
                                () -> BottlenoseClient.at(wrong).connect())
                        .fault()
                        .code())
                .isEqualTo("server-unproven");
    }

    @Test
    void aTokenOfTheOriginalIsDenied() {
        ServerLocation wrong = server.location().withToken("header.payload.signature");

        assertThat(catchThrowableOfType(
                                ClientException.AccessDenied.class,
                                () -> BottlenoseClient.at(wrong).connect())
                        .fault()
                        .sentence())
                .contains("HTTP 401");
    }

    private BottlenoseClient connect() throws Exception {
        return BottlenoseClient.at(server.location()).connect();
    }

    private static PluginMessage row(Json params) {
        return new PluginMessage(TestApp.ID, TestApp.PLUGIN, "row", params);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T one = queue.poll(60, TimeUnit.SECONDS);
        if (one == null) {
            throw new AssertionError("nothing was received");
        }
        return one;
    }

    private static <E extends ClientException> E failure(
            Class<E> kind, BottlenoseClient client, CompletableFuture<?> result) {
        return catchThrowableOfType(kind, () -> client.await(result));
    }
}
