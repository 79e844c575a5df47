package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;

/**
 * What one plugin said, oldest first, each message under a number that never changes. What the {@link MessageLog} drops is
 * not there any more. Guarded by its {@link AppHistory}.
 */
final class PluginHistory {
    private static final int SMALLEST = 16;

    private final String name;
    private final MessageLog log;

    /** Addresses of messages, each at its number modulo the size. */
    private long[] ring = new long[SMALLEST];

    private long first;
    private long end;

    PluginHistory(String name, MessageLog log) {
        this.name = name;
        this.log = log;
    }

    String name() {
        return name;
    }

    /** The number of the oldest message that is still there; {@link #end} if there is none. */
    long first() {
        while (first < end && ring[slot(first)] < log.first()) {
            first++;
        }
        return first;
    }

    /** The number the next message will get. */
    long end() {
        return end;
    }

    void add(JsonText message) {
        if (end - first() == ring.length) {
            grow();
        }
        ring[slot(end++)] = log.add(message);
    }

    /** Where a message that is there stands among those of all plugins. */
    long address(long number) {
        if (number < first() || number >= end) {
            throw new IllegalArgumentException("message is not there: " + number);
        }
        return ring[slot(number)];
    }

    JsonText get(long number) {
        return log.get(address(number));
    }

    private void grow() {
        long[] larger = new long[ring.length * 2];
        for (long number = first; number < end; number++) {
            larger[(int) (number % larger.length)] = ring[slot(number)];
        }
        ring = larger;
    }

    private int slot(long number) {
        return (int) (number % ring.length);
    }
}
