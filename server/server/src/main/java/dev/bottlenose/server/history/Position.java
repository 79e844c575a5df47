package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;

/** How far a front end has read one plugin's history. Guarded by the {@link AppHistory}. */
final class Position {
    /** What the front end wants of the plugin. */
    enum Wish {
        /** Nothing: it has closed the plugin. */
        CLOSED,
        /** The messages that it has not received yet, and all later ones. */
        OPENED,
        /** All later messages, as of every plugin that it has not opened. */
        FOLLOWED
    }

    private final PluginHistory plugin;

    /** The number of the message to deliver next. */
    private long next;

    /** Of the message to deliver next, if it is kept. */
    private long address;

    private Wish wish;
    private boolean delivered;

    /** Whether the reader's queue contains it. */
    private boolean queued;

    private Position(PluginHistory plugin, Wish wish, long next, long address) {
        this.plugin = plugin;
        this.wish = wish;
        this.next = next;
        this.address = address;
    }

    /** Before all messages of a plugin that is being opened. */
    static Position atStart(PluginHistory plugin) {
        return new Position(plugin, Wish.OPENED, 0, plugin.firstAddress());
    }

    /** Before the newest message of a plugin, which has just been added. */
    static Position atNewest(PluginHistory plugin, long address) {
        return new Position(plugin, Wish.FOLLOWED, plugin.end() - 1, address);
    }

    Wish wish() {
        return wish;
    }

    void wish(Wish changed) {
        wish = changed;
    }

    boolean hasDelivered() {
        return delivered;
    }

    boolean hasMore() {
        return wish != Wish.CLOSED && next < plugin.end();
    }

    /** Notes whether the reader's queue contains it, and returns whether that changed. */
    boolean queued(boolean now) {
        boolean changed = queued != now;
        queued = now;
        return changed;
    }

    /** The newest message of the plugin was added at this address. */
    void added(long newest) {
        if (next == plugin.end() - 1) {
            address = newest;
        }
    }

    /** The address of the next message; a dropped one precedes all others. */
    long address() {
        return next < plugin.first() ? MessageLog.NONE : address;
    }

    /** Delivers the next message, or reports how many were dropped before it. */
    void advance(ClientId app, MessageSink sink) {
        delivered = true;
        if (next < plugin.first()) {
            sink.missed(app, plugin.name(), plugin.first() - next);
            next = plugin.first();
            address = plugin.firstAddress();
        } else {
            sink.deliver(app, new KeptMessage(plugin.name(), address, plugin.get(address)));
            address = plugin.next(address);
            next++;
        }
    }
}
