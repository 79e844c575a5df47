package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A front end's position in each plugin's history of one app. One that follows the app also receives the messages of plugins
 * that it has not opened, from when it begins to follow. Guarded by the {@link AppHistory}.
 */
final class HistoryReader {
    /** A position that has more, and the address of its next message when it was queued: earlier than any later one. */
    private record Behind(Position position, long address) {}

    private final ClientId app;
    private final MessageSink sink;
    private final Map<String, Position> positions = new HashMap<>();

    /** Each position that has more, once. */
    private final PriorityQueue<Behind> behind = new PriorityQueue<>(Comparator.comparingLong(Behind::address));

    private boolean following;

    HistoryReader(ClientId app, MessageSink sink) {
        this.app = app;
        this.sink = sink;
    }

    /** From now on delivers the new messages of all plugins, except of those that the front end closes. */
    void follow() {
        following = true;
    }

    /** Delivers messages of opened plugins only, as if no others had been delivered before. */
    void unfollow() {
        following = false;
        positions.values().removeIf(position -> position.wish() == Position.Wish.FOLLOWED);
        behind.removeIf(one -> one.position().wish() == Position.Wish.FOLLOWED);
    }

    /** Delivers the messages of a plugin, unless some were delivered already: then those that follow them. */
    void open(PluginHistory plugin) {
        Position position = positions.get(plugin.name());
        if (position == null || !position.hasDelivered()) {
            release(plugin.name());
            position = Position.atStart(plugin);
            positions.put(plugin.name(), position);
        }
        position.wish(Position.Wish.OPENED);
        queue(position);
    }

    void release(String plugin) {
        Position position = positions.get(plugin);
        if (position != null) {
            position.wish(Position.Wish.CLOSED);
            if (position.queued(false)) {
                behind.removeIf(one -> one.position() == position);
            }
        }
    }

    /** Closes all plugins; a front end that follows the app receives their messages nevertheless. */
    void releaseAll() {
        behind.clear();
        for (Position position : positions.values()) {
            boolean unused = position.queued(false);
            position.wish(following ? Position.Wish.FOLLOWED : Position.Wish.CLOSED);
            queue(position);
        }
    }

    /** A message was added to a plugin's history; {@link #read} delivers it. */
    void added(PluginHistory plugin, long address) {
        Position position = positions.get(plugin.name());
        if (position != null) {
            position.added(address);
            queue(position);
        } else if (following) {
            Position followed = Position.atNewest(plugin, address);
            positions.put(plugin.name(), followed);
            queue(followed);
        }
    }

    /** Delivers messages in the order in which the app sent them, while the front end keeps up. */
    void read() {
        while (!behind.isEmpty() && sink.isWritable()) {
            Position position = behind.remove().position();
            boolean unused = position.queued(false);
            position.advance(app, sink);
            queue(position);
        }
    }

    private void queue(Position position) {
        if (position.hasMore() && position.queued(true)) {
            behind.add(new Behind(position, position.address()));
        }
    }
}
