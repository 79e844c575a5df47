package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;

/**
 * The messages of one plugin, oldest first, each with a number that never changes. Messages that the {@link MessageLog} drops
 * are missing. Guarded by its {@link AppHistory}.
 */
final class PluginHistory {
    private static final int INITIAL_SIZE = 16;

    private final String name;
    private final MessageLog log;

    /** Addresses of messages, each at its number modulo the size. */
    private long[] ring = new long[INITIAL_SIZE];

    private long first;
    private long end;

    PluginHistory(String name, MessageLog log) {
        this.name = name;
        this.log = log;
    }

    String name() {
        return name;
    }

    /** The number of the oldest message that is kept; {@link #end} if there is none. */
    long first() {
        while (first < end && ring[slot(first)] < log.first()) {
            first++;
        }
        return first;
    }

    /** The number of the next message. */
    long end() {
        return end;
    }

    void add(JsonText message) {
        if (end - first() == ring.length) {
            grow();
        }
        ring[slot(end++)] = log.add(message);
    }

    /** The address of a kept message in the log. */
    long address(long number) {
        if (number < first() || number >= end) {
            throw new IllegalArgumentException("message is not kept: " + number);
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
