package dev.bottlenose.sdk.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest lines that are not sent yet; counts what it lost. Safe from any thread, and never makes one wait for long. */
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

    /** Up to {@code atMost} of the oldest lines. */
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

    /** How many lines were lost since this was last asked. */
    synchronized long takeLost() {
        long count = lost;
        lost = 0;
        return count;
    }
}
