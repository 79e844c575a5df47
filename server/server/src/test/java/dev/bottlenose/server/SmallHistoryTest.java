package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.server.history.HistoryLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** A full history drops its oldest messages, and reports that to each front end that missed them. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SmallHistoryTest {
    private static final int LIMIT = 1 << 20;
    private static final String BALLAST = "x".repeat(100_000);

    @Parameter
    AppTransport transport = AppTransport.WEB_SOCKET;

    @SuppressWarnings("NullAway.Init") // before each transport
    private RunningServer server;

    @BeforeParameterizedClassInvocation
    void start(AppTransport chosen, @TempDir Path home) throws Exception {
        server = RunningServer.start(
                RunningServer.options(home)
                        .history(new HistoryLimits(LIMIT, 2 * LIMIT, 1))
                        .build(),
                transport);
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
    void oldestMessagesAreDroppedAndTheirNumberIsReported() throws Exception {
        FakeApp app = server.app("full").awaitBackground();
        IntStream.range(0, 35).forEach(n -> app.tick("Back", n, BALLAST));

        for (int i = 0; i < 2; i++) {
            FrontEndPeer frontEnd = server.frontEnd();
            frontEnd.catchUpWith(app);
            frontEnd.init(app, "Back");
            frontEnd.catchUpWith(app);

            assertThat(dropped(
                            frontEnd.await(ServerEvent.Notified.TYPE)
                                    .string("description")
                                    .orElseThrow(),
                            "Back"))
                    .isEqualTo(25);
            assertThat(frontEnd.ticks(app))
                    .isEqualTo(
                            IntStream.range(25, 35).mapToObj(n -> "Back " + n).toList());
            assertThat(frontEnd.events()).extracting(FrontEndPeer.Event::name).doesNotContain("notification");
        }
    }

    @Test
    void droppedMessagesAreNotReportedToReadersOfAnotherPlugin() throws Exception {
        FakeApp app = server.app("talkative").awaitBackground();
        app.tick("Also", 1000);
        IntStream.range(0, 20).forEach(n -> app.tick("Back", n, BALLAST));
        app.tick("Also", 1001);
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.catchUpWith(app);
        frontEnd.init(app, "Also");
        frontEnd.catchUpWith(app);

        assertThat(dropped(
                        frontEnd.await(ServerEvent.Notified.TYPE)
                                .string("description")
                                .orElseThrow(),
                        "Also"))
                .isEqualTo(1);
        assertThat(frontEnd.ticks(app)).containsExactly("Also 1001");
    }

    @Test
    void messageLargerThanTheHistoryReachesConnectedFrontEnds() throws Exception {
        FakeApp app = server.app("large").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.init(app, "Back");
        app.tick("Back", 1, "x".repeat(2 * LIMIT));
        app.tick("Back", 2);
        frontEnd.catchUpWith(app);

        assertThat(frontEnd.ticks(app)).containsExactly("Back 1", "Back 2");
    }

    @Test
    void onlyTheLatestDisconnectedAppIsKept() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        for (String name : List.of("earlier", "later")) {
            FakeApp app = server.app(name).awaitBackground();
            app.tick("Back", 1);
            frontEnd.catchUpWith(app);
            app.disconnect();
            frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        }

        FakeApp earlier = server.app("earlier").awaitBackground();
        FakeApp later = server.app("later").awaitBackground();
        for (FakeApp app : List.of(earlier, later)) {
            frontEnd.init(app, "Back");
            frontEnd.catchUpWith(app);
        }
        assertThat(frontEnd.messages(earlier)).isEmpty();
        frontEnd.deinit(later, "Back");
        FrontEndPeer other = server.frontEnd();
        other.init(later, "Back");
        other.catchUpWith(later);
        assertThat(other.ticks(later)).containsExactly("Back 1");
    }

    @Test
    void lastDisconnectedAppIsKeptHoweverLongItWasConnected() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp lasting = server.app("lasting").awaitBackground();
        lasting.tick("Back", 1);
        FakeApp brief = server.app("brief").awaitBackground();
        brief.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        frontEnd.catchUpWith(lasting);
        lasting.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);

        FakeApp again = server.app("lasting").awaitBackground();
        frontEnd.init(again, "Back");
        frontEnd.catchUpWith(again);
        assertThat(frontEnd.ticks(again)).containsExactly("Back 1");
    }

    @Test
    void reconnectingAppKeepsItsHistoryWhileOthersAreDisconnected() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp first = server.app("replaced").awaitBackground();
        first.tick("Back", 1);
        server.app("disconnected-before").awaitBackground().disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        frontEnd.catchUpWith(first);

        FakeApp second = server.app("replaced").awaitBackground();
        frontEnd.init(second, "Back");
        frontEnd.catchUpWith(second);
        assertThat(frontEnd.ticks(second)).containsExactly("Back 1");
    }

    private static long dropped(String description, String plugin) {
        Matcher dropped = Pattern.compile("(\\d+) older messages of plugin " + plugin + " .*")
                .matcher(description);
        assertThat(dropped.matches()).as(description).isTrue();
        return Long.parseLong(dropped.group(1));
    }
}
