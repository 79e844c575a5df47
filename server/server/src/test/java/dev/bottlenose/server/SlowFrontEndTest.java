package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.server.history.HistoryLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A front end that does not read affects no other, and misses only messages that the history cannot keep. */
final class SlowFrontEndTest {
    private static final int MESSAGES = 2_000;
    private static final String BALLAST = "x".repeat(100_000);

    /** Twice as many bytes are below the limit of unread bytes, so a front end that stops there is never disconnected. */
    private static final int PORTION = 20;

    private static final Pattern NUMBER = Pattern.compile("\"n\\\\\":(\\d+)");
    private static final Pattern DROPPED = Pattern.compile("(\\d+) older messages of plugin Back");

    @TempDir
    Path home;

    @Test
    void frontEndThatStopsReadingBlocksNoOtherAndContinuesInOrder() throws Exception {
        try (RunningServer server = RunningServer.start(RunningServer.options(home)
                .history(new HistoryLimits(16 << 20, 64 << 20, 4))
                .build())) {
            FakeApp app = server.app("loud").awaitBackground();
            FrontEndPeer quick = server.frontEnd();
            Received slow = new Received();
            WebSocketPeer slowPeer = server.hold(WebSocketPeer.connect(
                    "ws://localhost:" + server.ports().ui() + "/?token=" + server.token(), Map.of(), slow::take));
            quick.init(app, "Back");
            slowPeer.send("{\"event\":\"exec\",\"payload\":{\"id\":1,\"command\":\"client-request\",\"args\":[\""
                    + app.id() + "\"," + FakeApp.pluginSwitch("init", "Back") + "]}}");
            assertThat(slow.next()).isEqualTo("answer");
            slowPeer.stopReading();

            List<String> received = new ArrayList<>();
            for (int n = 0; n < MESSAGES; n++) {
                app.tick("Back", n, BALLAST);
                if (n % PORTION == PORTION - 1) {
                    quick.catchUpWith(app);
                    received.addAll(quick.ticks(app));
                }
            }
            assertThat(received).hasSize(MESSAGES).doesNotHaveDuplicates();
            assertThat(received.get(MESSAGES - 1)).isEqualTo("Back " + (MESSAGES - 1));
            assertThat(quick.events()).extracting(FrontEndPeer.Event::name).doesNotContain("notification");

            slowPeer.readAgain();
            long expected = 0;
            long reportedAsDropped = 0;
            while (expected < MESSAGES) {
                String next = slow.next();
                if (next.startsWith("dropped ")) {
                    reportedAsDropped += Long.parseLong(next.substring(8));
                    expected += Long.parseLong(next.substring(8));
                } else {
                    assertThat(next).isEqualTo("tick " + expected);
                    expected++;
                }
            }
            assertThat(reportedAsDropped).isBetween(1L, (long) MESSAGES);
            app.tick("Back", MESSAGES);
            assertThat(slow.next()).isEqualTo("tick " + MESSAGES);
            assertThat(slowPeer.isOpen()).isTrue();
        }
    }

    /** Records a short form of each received message, in order. */
    private static final class Received {
        private final BlockingQueue<String> essence = new LinkedBlockingQueue<>();

        void take(String text) {
            Matcher number = NUMBER.matcher(text);
            Matcher dropped = DROPPED.matcher(text);
            if (text.contains("\"exec-response\"")) {
                essence.add("answer");
            } else if (number.find()) {
                essence.add("tick " + number.group(1));
            } else if (dropped.find()) {
                essence.add("dropped " + dropped.group(1));
            }
        }

        String next() throws InterruptedException {
            String next = essence.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        }
    }
}
