package dev.bottlenose.sdk.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest events of a plugin that no desktop is connected to, bounded in number and size. Counts the events it drops. */
final class EventBuffer {
    /** In characters, over all events of one plugin. */
    private static final int MAX_SIZE = 4_000_000;

    private final int capacity;
    private final Deque<Event> events = new ArrayDeque<>();
    private int size;
    private int lost;

    EventBuffer(int capacity) {
        this.capacity = capacity;
    }

    void add(Event event) {
        events.addLast(event);
        size += event.size();
        trim();
    }

    /** Puts back an event that is older than all others. */
    void putBack(Event event) {
        events.addFirst(event);
        size += event.size();
        trim();
    }

    List<Event> drain() {
        List<Event> drained = new ArrayList<>(events);
        events.clear();
        size = 0;
        return drained;
    }

    /** The number of events dropped since the last call. */
    int takeLost() {
        int count = lost;
        lost = 0;
        return count;
    }

    private void trim() {
        while (events.size() > capacity || size > MAX_SIZE) {
            size -= events.removeFirst().size();
            lost++;
        }
    }
}
