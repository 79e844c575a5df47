package dev.bottlenose.sdk.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A bounded buffer of lines to send, which drops the oldest and counts them. Safe from any thread, and never blocks one
 * for long.
 */
final class LogRing {
    private final int most;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private long lost;

    LogRing(int most) {
        this.most = most;
    }

    synchronized void add(LogLine line) {
        lines.addLast(line);
        if (lines.size() > most) {
            lines.removeFirst();
            lost++;
        }
    }

    /** Removes up to {@code atMost} of the oldest lines. */
    synchronized List<LogLine> take(int atMost) {
        List<LogLine> taken = new ArrayList<>();
        while (taken.size() < atMost && !lines.isEmpty()) {
            taken.add(lines.removeFirst());
        }
        return taken;
    }

    synchronized boolean isNotEmpty() {
        return !lines.isEmpty();
    }

    /** The number of lines dropped since the last call. */
    synchronized long takeLost() {
        long count = lost;
        lost = 0;
        return count;
    }
}
