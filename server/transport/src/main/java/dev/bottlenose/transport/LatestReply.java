package dev.bottlenose.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replies to a peer's keep-alives, of which at most one is on its way: while the peer does not read it, only the latest of the
 * others is kept. On the channel's thread. Source: RFC 6455, section 5.5.3.
 *
 * @param <T> a reply
 */
final class LatestReply<T> {
    private final Consumer<T> sender;
    private @Nullable T next;
    private boolean underWay;

    /** @param sender sends a reply; calls {@link #taken} once the peer's side of the connection has taken it */
    LatestReply(Consumer<T> sender) {
        this.sender = sender;
    }

    void send(T reply) {
        if (underWay) {
            next = reply;
        } else {
            underWay = true;
            sender.accept(reply);
        }
    }

    void taken() {
        underWay = false;
        T waiting = next;
        next = null;
        if (waiting != null) {
            send(waiting);
        }
    }
}
