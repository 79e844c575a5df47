package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Buffers an app's messages, in order, until their receiver is known. Safe from any thread. */
final class BufferingReceiver implements LinkReceiver {
    /** From so many bytes on the app is not read from, so that it waits with the rest. */
    private static final long PAUSE_BYTES = 1 << 20;

    private final Link link;
    private final Runnable ended;
    private final Consumer<LinkEnd> unforwarded;
    private final Queue<JsonText> buffered = new ArrayDeque<>();
    private Optional<LinkReceiver> receiver = Optional.empty();
    private boolean closed;
    private long bytes;

    /**
     * Starts without a receiver.
     *
     * @param ended runs when the link has ended
     * @param unforwarded informed of an end before there was a receiver
     */
    BufferingReceiver(Link link, Runnable ended, Consumer<LinkEnd> unforwarded) {
        this.link = link;
        this.ended = ended;
        this.unforwarded = unforwarded;
    }

    /** Forwards the buffered messages and all later ones; does nothing if the app has disconnected. */
    synchronized void forwardTo(Supplier<LinkReceiver> target) {
        if (!closed) {
            LinkReceiver found = target.get();
            receiver = Optional.of(found);
            buffered.forEach(found::received);
            buffered.clear();
            link.read(true);
        }
    }

    @Override
    public synchronized void received(JsonText message) {
        if (receiver.isPresent()) {
            receiver.get().received(message);
        } else {
            buffered.add(message);
            bytes += message.size();
            if (bytes > PAUSE_BYTES) {
                link.read(false);
            }
        }
    }

    @Override
    public synchronized void closed(LinkEnd end) {
        closed = true;
        buffered.clear();
        receiver.ifPresentOrElse(known -> known.closed(end), () -> unforwarded.accept(end));
        ended.run();
    }
}
