package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of two links: if the first ends without having been open, the second is tried. */
final class FallbackLink implements Link {
    private final LinkListener listener;
    private final Function<LinkListener, Link> second;

    private final Object lock = new Object();
    private @Nullable Link current;
    private boolean closed;

    FallbackLink(LinkListener listener, Function<LinkListener, Link> second) {
        this.listener = listener;
        this.second = second;
    }

    void start(Function<LinkListener, Link> first) {
        synchronized (lock) {
            current = first.apply(new First());
        }
    }

    @Override
    public boolean event(Event event) {
        return current().event(event);
    }

    @Override
    public void reply(String text) {
        current().reply(text);
    }

    @Override
    public List<Event> undelivered() {
        return current().undelivered();
    }

    @Override
    public boolean awaitDelivery(Duration atMost) throws InterruptedException {
        return current().awaitDelivery(atMost);
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        current().close();
    }

    /** The host and port of the current link. */
    @Override
    public String toString() {
        return current().toString();
    }

    private Link current() {
        synchronized (lock) {
            if (current == null) {
                throw new IllegalStateException("link is not dialled");
            }
            return current;
        }
    }

    /** Connects the second link; returns false if this link has been closed. */
    private boolean goOn(LinkEnd firstEnding) {
        synchronized (lock) {
            if (!closed) {
                current = second.apply(new Second(firstEnding));
            }
            return !closed;
        }
    }

    private final class First implements LinkListener {
        private boolean open;

        @Override
        public void opened(Optional<Instant> peerTime) {
            open = true;
            listener.opened(peerTime);
        }

        @Override
        public void received(String text) {
            listener.received(text);
        }

        @Override
        public void ended(LinkEnd ending) {
            if (open || ending.cause() == LinkEnd.Cause.LOCAL || !goOn(ending)) {
                listener.ended(ending);
            }
        }
    }

    private final class Second implements LinkListener {
        private final LinkEnd firstEnding;
        private boolean open;

        Second(LinkEnd firstEnding) {
            this.firstEnding = firstEnding;
        }

        @Override
        public void opened(Optional<Instant> peerTime) {
            open = true;
            listener.opened(peerTime);
        }

        @Override
        public void received(String text) {
            listener.received(text);
        }

        @Override
        public void ended(LinkEnd ending) {
            boolean counts = open
                    || ending.cause() == LinkEnd.Cause.LOCAL
                    || ending.stage().compareTo(firstEnding.stage()) > 0;
            listener.ended(counts ? ending : firstEnding);
        }
    }
}
