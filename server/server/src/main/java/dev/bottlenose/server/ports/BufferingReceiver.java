package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** Buffers an app's messages, in order, until their receiver is known. Safe from any thread. */
final class BufferingReceiver implements LinkReceiver {
    private static final long MAX_BUFFERED_BYTES = 128L << 20;

    private final Link link;
    private final Runnable ended;
    private final Queue<JsonText> buffered = new ArrayDeque<>();
    private Optional<LinkReceiver> receiver = Optional.empty();
    private boolean closed;
    private long bytes;

    /** @param ended runs when the link has ended */
    BufferingReceiver(Link link, Runnable ended) {
        this.link = link;
        this.ended = ended;
    }

    /** Forwards the buffered messages and all later ones; does nothing if the app has disconnected. */
    synchronized void forwardTo(Supplier<LinkReceiver> target) {
        if (!closed) {
            LinkReceiver found = target.get();
            receiver = Optional.of(found);
            buffered.forEach(found::received);
            buffered.clear();
        }
    }

    @Override
    public synchronized void received(JsonText message) {
        if (receiver.isPresent()) {
            receiver.get().received(message);
        } else if (bytes + message.size() > MAX_BUFFERED_BYTES) {
            link.close(new LinkEnd(LinkEnd.TOO_BIG, "too many bytes were sent before the app's device was found"));
        } else {
            bytes += message.size();
            buffered.add(message);
        }
    }

    @Override
    public synchronized void closed(LinkEnd end) {
        closed = true;
        buffered.clear();
        receiver.ifPresent(known -> known.closed(end));
        ended.run();
    }
}
