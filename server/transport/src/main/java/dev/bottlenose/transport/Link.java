package dev.bottlenose.transport;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.OutgoingText;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One peer's connection, through which whole messages travel. Safe from any thread: messages arrive in the order in which
 * {@link #send} was called.
 */
public interface Link {
    /**
     * Queues a message. Never blocks; a message for a closed link is dropped. A peer that leaves more than the listener's
     * limit unread and reads nothing for a while is disconnected with 1013, and so is one that reads too slowly when the memory
     * of all connections is spent.
     */
    void send(OutgoingText message);

    /**
     * Queues a message if there is memory for it. For large messages whose sender can be informed.
     *
     * @return false if it was not queued
     */
    default boolean offer(OutgoingText message) {
        send(message);
        return true;
    }

    /** Sends a request to an app, by the interaction that the link's framing has for it. */
    default void send(AppRequest request) {
        send(request.text());
    }

    /**
     * Whether the peer keeps up. After {@code false}, {@link LinkReceiver#writable} is called once it does again; a sender
     * can hold its messages back until then.
     */
    boolean isWritable();

    /** Whether the peer has read enough to be sent more; requests to one that has not should be refused. */
    default boolean hasRoom() {
        return true;
    }

    /** Whether messages are wanted: while they are not, the peer is not read from. A few that were read already may follow. */
    default void read(boolean wanted) {}

    /** Closes the link once everything queued is sent. Closing twice does nothing. */
    void close(LinkEnd end);

    /** The peer's address. */
    InetSocketAddress remote();

    /** The certificate whose key the peer has proved to hold; empty on a port without TLS. */
    Optional<X509Certificate> certificate();

    /**
     * Finds out whether the peer still answers. The result is true as soon as it sends anything, and false after the timeout or
     * at the link's end. Over WebSocket the peer gets a ping; RSocket has none that a client accepts, so there the caller has
     * to send something.
     */
    CompletionStage<Boolean> probe(Duration timeout);
}
