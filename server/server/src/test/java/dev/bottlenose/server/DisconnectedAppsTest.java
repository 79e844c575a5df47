package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Disconnected apps and their histories, and other commands that the original does not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DisconnectedAppsTest {
    private final RunningServer server;

    DisconnectedAppsTest(@TempDir Path home) throws Exception {
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
    void messagesCanBeReadAfterTheAppDisconnected() throws Exception {
        FrontEndPeer watcher = server.frontEnd();
        FakeApp app = server.app("departed").awaitBackground();
        app.tick("Back", 1);
        watcher.catchUpWith(app);
        app.disconnect();
        watcher.await(ServerEvent.ClientDisconnected.TYPE);

        FrontEndPeer late = server.frontEnd();
        assertThat(late.list(AppCommands.DISCONNECTED)).anySatisfy(client -> {
            assertThat(client.string("id")).contains(app.id());
            assertThat(client.array("plugins").map(JsonArray::strings).orElseThrow())
                    .containsExactly("Also", "Back", "Front");
        });
        late.exec(AppCommands.OPEN_HISTORY, app.id(), "Back");

        assertThat(FakeApp.tickOf(late.awaitMessage())).isEqualTo("Back 1");
    }

    @Test
    void appThatReconnectsIsNoLongerListedAsDisconnected() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        server.app("returning").awaitBackground().disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        server.app("returning").awaitBackground();

        assertThat(frontEnd.list(AppCommands.DISCONNECTED).toString()).doesNotContain("returning");
        assertThat(frontEnd.refusal(AppCommands.OPEN_HISTORY, "returning", "Back"))
                .contains("(history-not-found)");
    }

    @Test
    void frontEndsReceiveAnAppsPlugins() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp app = server.app("listing").awaitBackground();

        assertThat(frontEnd.await(ServerEvent.PluginsListed.TYPE).toString())
                .isEqualTo("{\"id\":\"" + app.id()
                        + "\",\"plugins\":[\"Also\",\"Back\",\"Front\"],\"backgroundPlugins\":[\"Also\",\"Back\"]}");
    }

    @Test
    void connectivityLinesAreKeptForLaterFrontEnds() throws Exception {
        server.frontEnd().exec(ServerCommands.LOG_CONNECTIVITY, "warning", Json.of(null), "from an earlier page");

        assertThat(server.frontEnd().list(ServerCommands.CONNECTIVITY_NOTES))
                .anySatisfy(note ->
                        assertThat(note.string("message")).hasValue("A front end reports: from an earlier page"));
    }

    @Test
    void deviceWithoutLogHasAnEmptyHistory() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.exec(DeviceCommands.FORGET_LOG, "nowhere");

        assertThat(frontEnd.object(DeviceCommands.HISTORY, "nowhere").toString())
                .isEqualTo("{\"logs\":[],\"crashes\":[]}");
    }
}
