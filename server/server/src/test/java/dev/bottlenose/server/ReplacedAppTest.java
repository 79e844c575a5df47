package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An app that connects again replaces its earlier connection if that is dead without having been closed. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplacedAppTest {
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
    void secondConnectionReplacesASilentFirstWhoseLateCloseHasNoEffect() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp first = server.app("zombie").awaitBackground();
        CompletableFuture<?> delayedClose = first.peer().delayClose();
        first.fallSilent(frontEnd);
        FakeApp second = server.app("zombie").awaitBackground();
        first.peer().readAgain();
        assertThat(first.peer().awaitCloseCode()).isEqualTo(1000);
        assertIsTheOnlyOne(frontEnd, second);

        delayedClose.complete(null);
        first.close();
        for (int i = 0; i < 50; i++) {
            assertIsTheOnlyOne(frontEnd, second);
        }
        assertThat(frontEnd.call(second, "echo").object("success")).isPresent();
    }

    @Test
    void frontEndsReceiveTheDisconnectBeforeTheNewConnect() throws Exception {
        FakeApp first = server.app("twice").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        first.fallSilent(frontEnd);
        FakeApp second = server.app("twice").awaitBackground();
        frontEnd.catchUpWith(second);

        first.peer().readAgain();
        assertThat(first.peer().awaitCloseCode()).isEqualTo(1000);
        assertThat(frontEnd.events())
                .filteredOn(event -> event.data().toString().contains("twice"))
                .filteredOn(FrontEndPeer.Event::isOriginal)
                .extracting(FrontEndPeer.Event::name)
                .filteredOn(name -> name.startsWith("device-") || name.startsWith("client-"))
                .filteredOn(name -> !name.equals("client-setup-step"))
                .containsExactly(
                        "client-setup",
                        "client-disconnected",
                        "device-disconnected",
                        "device-removed",
                        "device-connected",
                        "client-connected");
    }

    @Test
    void outstandingCallsOfTheFirstFailImmediately() throws Exception {
        FakeApp first = server.app("waiting").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        CompletableFuture<Json> waiting =
                frontEnd.ask(AppCommands.REQUEST_RESPONSE, first.id(), FakeApp.execute(1, "silence"));
        assertThat(first.next()).isEqualTo("silence");
        first.fallSilent(frontEnd);

        server.app("waiting");

        assertThat(Await.until(waiting).toString()).contains("CLIENT_DISCONNECTED");
    }

    @Test
    void deviceIsListedWhileAnAppOnItIsConnected() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        List<AppPeer> apps = new ArrayList<>();
        for (String name : List.of("one", "other")) {
            apps.add(server.peer(name, "shared", "shared-1"));
            frontEnd.await(ServerEvent.ClientConnected.TYPE);
        }
        apps.get(0).disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        assertThat(frontEnd.exec(DeviceCommands.FIND, "shared-1")).isPresent();
        assertThat(frontEnd.events())
                .extracting(FrontEndPeer.Event::name)
                .doesNotContain("device-disconnected", "device-removed");

        apps.get(1).disconnect();
        assertThat(frontEnd.await(ServerEvent.DeviceRemoved.TYPE).string("serial"))
                .contains("shared-1");
        assertThat(frontEnd.exec(DeviceCommands.FIND, "shared-1")).isEmpty();
    }

    @Test
    void secondInstanceOfAnAppThatAnswersIsConnectedBesideIt() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp first = server.app("doubled").awaitBackground();
        FakeApp second = server.instance("doubled", 2).awaitBackground();

        assertThat(frontEnd.list(AppCommands.LIST))
                .extracting(
                        app -> app.string("id").orElse(""),
                        app -> app.object("query")
                                .flatMap(query -> query.string("app"))
                                .orElse(""))
                .containsExactly(Assertions.tuple(first.id(), "doubled"), Assertions.tuple(second.id(), "doubled (2)"));
        assertThat(frontEnd.list(AppCommands.LIST).get(1).integer("instance")).hasValue(2);
        for (FakeApp app : List.of(first, second)) {
            assertThat(frontEnd.call(app, "echo").object("success")).isPresent();
            assertThat(app.peer().isOpen()).isTrue();
        }
        assertThat(frontEnd.list(ServerCommands.DIAGNOSES)).isEmpty();
    }

    @Test
    void instanceThatConnectsAgainGetsItsNumberBack() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp first = server.app("pair").awaitBackground();
        FakeApp second = server.instance("pair", 2).awaitBackground();
        second.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);

        FakeApp again = server.instance("pair", 2).awaitBackground();

        assertThat(frontEnd.call(again, "echo").object("success")).isPresent();
        assertThat(frontEnd.call(first, "echo").object("success")).isPresent();
    }

    private static void assertIsTheOnlyOne(FrontEndPeer frontEnd, FakeApp app) {
        assertThat(frontEnd.list(AppCommands.LIST))
                .filteredOn(client -> client.string("id").orElse("").equals(app.id()))
                .hasSize(1);
        assertThat(frontEnd.list(DeviceCommands.LIST))
                .filteredOn(device -> device.string("serial").orElse("").equals("on-zombie"))
                .hasSize(1);
    }
}
