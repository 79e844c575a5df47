package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;

/**
 * The messages of one plugin, oldest first, each with a number that never changes. They form a chain in the {@link MessageLog};
 * those that the log drops are missing. Guarded by its {@link AppHistory}.
 */
final class PluginHistory {
    private final String name;
    private final int index;
    private final MessageLog log;
    private long first;
    private long end;
    private long firstAddress = MessageLog.NONE;
    private long lastAddress = MessageLog.NONE;

    /** @param index by which the log knows the plugin */
    PluginHistory(String name, int index, MessageLog log) {
        this.name = name;
        this.index = index;
        this.log = log;
    }

    String name() {
        return name;
    }

    /** The number of the oldest message that is kept; {@link #end} if there is none. */
    long first() {
        return first;
    }

    /** The address of the oldest message that is kept, if there is one. */
    long firstAddress() {
        return firstAddress;
    }

    /** The number of the next message. */
    long end() {
        return end;
    }

    /** Adds a message and returns its address. */
    long add(JsonText message) {
        long address = log.add(index, message);
        if (first < end) {
            log.link(lastAddress, address);
        } else {
            firstAddress = address;
        }
        lastAddress = address;
        end++;
        return address;
    }

    /** The oldest message was dropped; the next one lies at this address. */
    void dropped(long next) {
        first++;
        firstAddress = next;
    }

    JsonText get(long address) {
        return log.get(address);
    }

    /** The address of the message after this one, or {@link MessageLog#NONE}. */
    long next(long address) {
        return log.next(address);
    }
}
