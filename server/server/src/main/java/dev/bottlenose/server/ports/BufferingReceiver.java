package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** Keeps what an app says, in order, until it is known who takes it. Safe from any thread. */
final class BufferingReceiver implements LinkReceiver {
    private static final long MOST_BYTES = 128L << 20;

    private final Link link;
    private final Queue<JsonText> early = new ArrayDeque<>();
    private Optional<LinkReceiver> settled = Optional.empty();
    private Optional<LinkEnd> ended = Optional.empty();
    private long bytes;

    BufferingReceiver(Link link) {
        this.link = link;
    }

    /** Hands over what has come; does nothing for an app that has left again. */
    synchronized void settle(Supplier<LinkReceiver> taker) {
        if (ended.isEmpty()) {
            LinkReceiver receiver = taker.get();
            settled = Optional.of(receiver);
            early.forEach(receiver::received);
            early.clear();
        }
    }

    @Override
    public synchronized void received(JsonText message) {
        if (settled.isPresent()) {
            settled.get().received(message);
        } else if (bytes + message.size() > MOST_BYTES) {
            link.close(new LinkEnd(LinkEnd.TOO_BIG, "too much was said before the app was known"));
        } else {
            bytes += message.size();
            early.add(message);
        }
    }

    @Override
    public synchronized void closed(LinkEnd end) {
        ended = Optional.of(end);
        early.clear();
        settled.ifPresent(receiver -> receiver.closed(end));
    }
}
