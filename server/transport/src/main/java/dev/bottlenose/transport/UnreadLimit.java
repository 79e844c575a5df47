package dev.bottlenose.transport;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What follows when a peer leaves too much unread: nothing more is read from it, so that it cannot ask for more, and it is
 * disconnected if it reads nothing for some time.
 */
final class UnreadLimit {
    private final Channel channel;
    private final LinkLimits limits;
    private final ReadGate gate;
    private final Runnable expired;
    private final AtomicBoolean exceeded = new AtomicBoolean();

    /** How many bytes the peer has read; on the channel's thread. */
    private long read;

    /** @param expired the peer has read nothing for too long; called on the channel's thread */
    UnreadLimit(Channel channel, LinkLimits limits, ReadGate gate, Runnable expired) {
        this.channel = channel;
        this.limits = limits;
        this.gate = gate;
        this.expired = expired;
    }

    /** Whether nothing more should be sent to the peer; from any thread. */
    boolean isExceeded() {
        return exceeded.get();
    }

    /** That much waits; from any thread. */
    void added(long unread) {
        if (unread > limits.mostUnread() && exceeded.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::pause);
        }
    }

    /** The peer has read some; on the channel's thread. */
    void taken(long bytes, long unread) {
        read += bytes;
        if (unread <= limits.mostUnread() / 2 && exceeded.get()) {
            exceeded.set(false);
            gate.open(ReadGate.Reason.UNREAD_OUTPUT);
        }
    }

    /** The peer may have read on in the meantime. */
    private void pause() {
        if (exceeded.get()) {
            gate.close(ReadGate.Reason.UNREAD_OUTPUT);
            watch();
        }
    }

    private void watch() {
        long before = read;
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (!exceeded.get() || !channel.isActive()) {
                                return;
                            }
                            if (read == before) {
                                expired.run();
                            } else {
                                watch();
                            }
                        },
                        limits.unreadTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
    }
}
