package dev.bottlenose.sdk.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A bounded buffer of lines. Safe from any thread. */
final class LineBuffer {
    private final int capacity;
    private final Deque<String> lines = new ArrayDeque<>();

    LineBuffer(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(String line) {
        if (lines.size() == capacity) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** Removes and returns all lines, oldest first. */
    synchronized List<String> drain() {
        List<String> drained = new ArrayList<>(lines);
        lines.clear();
        return drained;
    }
}
