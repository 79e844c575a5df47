package dev.bottlenose.server.apps;

import dev.bottlenose.protocol.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * What one plugin said, oldest first, each message under a number that never changes. The oldest can be dropped. Guarded
 * by its {@link AppHistory}.
 */
final class PluginHistory {
    /** One message. {@code sequence} orders messages of all the app's plugins. */
    record Entry(PluginHistory plugin, long sequence, JsonText message) {}

    private static final int SMALLEST = 16;

    private final String name;
    private @Nullable Entry[] ring = new @Nullable Entry[SMALLEST];
    private long first;
    private long end;

    PluginHistory(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The number of the oldest message that is still there; {@link #end} if there is none. */
    long first() {
        return first;
    }

    /** The number the next message will get. */
    long end() {
        return end;
    }

    void add(Entry entry) {
        if (end - first == ring.length) {
            grow();
        }
        ring[slot(end++)] = entry;
    }

    void dropFirst() {
        ring[slot(first++)] = null;
    }

    Entry get(long number) {
        Entry entry = number < first || number >= end ? null : ring[slot(number)];
        if (entry == null) {
            throw new IllegalArgumentException("message is not there: " + number);
        }
        return entry;
    }

    private void grow() {
        @Nullable Entry[] larger = new @Nullable Entry[ring.length * 2];
        for (long number = first; number < end; number++) {
            larger[(int) (number % larger.length)] = ring[slot(number)];
        }
        ring = larger;
    }

    private int slot(long number) {
        return (int) (number % ring.length);
    }
}
