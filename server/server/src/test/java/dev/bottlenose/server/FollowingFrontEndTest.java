package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A front end that does not open plugins receives the messages of all, as from the original server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowingFrontEndTest {
    @SuppressWarnings("NullAway.Init") // before all tests
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
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
    void frontEndThatOpensNothingReceivesWhatComesFromNowOn() throws Exception {
        FakeApp app = server.app("live").awaitBackground();
        app.tick("Back", 1);
        FrontEndPeer other = server.frontEnd();
        other.catchUpWith(app);

        FrontEndPeer follower = server.foreignFrontEnd();
        app.tick("Back", 2);
        app.tick("Also", 3);
        FakeApp later = server.app("later").awaitBackground();
        later.tick("Back", 4);
        follower.catchUpWith(app);
        follower.catchUpWith(later);

        assertThat(follower.ticks(app)).containsExactly("Back 2", "Also 3");
    }

    @Test
    void appThatConnectsLaterIsFollowedToo() throws Exception {
        FrontEndPeer follower = server.foreignFrontEnd();
        FakeApp app = server.app("new").awaitBackground();
        app.tick("Back", 1);
        follower.catchUpWith(app);
        assertThat(follower.ticks(app)).containsExactly("Back 1");

        app.disconnect();
        follower.await(ServerEvent.ClientDisconnected.TYPE);
        FakeApp again = server.app("new").awaitBackground();
        again.tick("Back", 2);
        follower.catchUpWith(again);
        assertThat(follower.ticks(again)).containsExactly("Back 2");
    }

    @Test
    void pluginThatIsOpenedComesWithItsHistoryOnceAndThenLive() throws Exception {
        FakeApp app = server.app("opened").awaitBackground();
        IntStream.range(0, 3).forEach(n -> app.tick("Back", n));
        server.frontEnd().catchUpWith(app);
        FrontEndPeer follower = server.foreignFrontEnd();

        follower.init(app, "Back");
        follower.init(app, "Back");
        app.tick("Back", 3);
        app.tick("Also", 4);
        follower.catchUpWith(app);

        assertThat(follower.ticks(app)).containsExactly("Back 0", "Back 1", "Back 2", "Back 3", "Also 4");
    }

    @Test
    void messageThatWasFollowedIsNotDeliveredAgainAndNoneComesOutOfOrder() throws Exception {
        FakeApp app = server.app("twice").awaitBackground();
        app.tick("Back", 0);
        server.frontEnd().catchUpWith(app);
        FrontEndPeer follower = server.foreignFrontEnd();
        app.tick("Back", 1);
        follower.catchUpWith(app);

        follower.init(app, "Back");
        app.tick("Back", 2);
        follower.catchUpWith(app);

        assertThat(follower.ticks(app)).containsExactly("Back 1", "Back 2");
    }

    @Test
    void pluginThatIsClosedIsNotFollowed() throws Exception {
        FakeApp app = server.app("closed").awaitBackground();
        FrontEndPeer follower = server.foreignFrontEnd();
        follower.init(app, "Back");
        follower.deinit(app, "Back");
        app.tick("Back", 1);
        app.tick("Also", 2);
        follower.catchUpWith(app);
        assertThat(follower.ticks(app)).containsExactly("Also 2");

        follower.init(app, "Back");
        follower.catchUpWith(app);
        assertThat(follower.ticks(app)).containsExactly("Back 1");
    }

    @Test
    void pageOfTheOriginalGetsTheWholeHistoryOfWhatItOpens() throws Exception {
        FakeApp app = server.app("page").awaitBackground();
        app.tick("Back", 0);
        server.frontEnd().catchUpWith(app);
        FrontEndPeer page = server.foreignFrontEnd();
        app.tick("Back", 1);
        page.catchUpWith(app);
        List<String> before = page.ticks(app);

        page.exec(PageCommands.CONFIG);
        app.tick("Also", 2);
        page.init(app, "Back");
        page.catchUpWith(app);

        assertThat(before).containsExactly("Back 1");
        assertThat(page.ticks(app)).containsExactly("Back 0", "Back 1");
    }
}
