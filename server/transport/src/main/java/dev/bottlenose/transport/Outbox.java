package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Everything on its way to one peer. Any thread adds; the channel's thread takes all of it at once and flushes it together.
 * What the peer has not taken yet is counted in {@link UnreadOutput}.
 */
final class Outbox {
    private final Channel channel;
    private final Writer writer;
    private final UnreadOutput unread;
    private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile boolean closing;

    /** The last piece that was written, until the channel is flushed; on the channel's thread. */
    private @Nullable ChannelFuture last;

    private long lastBytes;

    /** What was written before the last piece and is reported by itself. */
    private long reported;

    /**
     * A message that waits.
     *
     * @param size of the message in bytes
     * @param write writes it, without flushing; on the channel's thread
     * @param discard instead of writing
     */
    record Parcel(int size, Runnable write, Runnable discard) {
        /** What every parcel takes beside the message. */
        private static final int OVERHEAD = 256;

        long cost() {
            return costOf(size);
        }

        static long costOf(int size) {
            return (long) size + OVERHEAD;
        }
    }

    /** Brings messages into the form they have on the wire. */
    interface Writer {
        /** On any thread. Null if there is no memory for it. */
        @Nullable
        Parcel pack(OutgoingText message);

        /** Writes what was kept back to share a piece with what follows; on the channel's thread. */
        void finish();
    }

    Outbox(Channel channel, Writer writer, UnreadOutput unread) {
        this.channel = channel;
        this.writer = writer;
        this.unread = unread;
    }

    /**
     * Adds a message; on any thread.
     *
     * @param forced whether only memory that is spent twice over is a reason not to take it
     * @return whether there was room
     */
    boolean add(OutgoingText message, boolean forced) {
        if (closing) {
            return true;
        }
        long cost = Parcel.costOf(message.size());
        return unread.add(cost, forced) && queueOrRefund(writer.pack(message), cost);
    }

    /** The same for what is packed already. */
    boolean add(@Nullable Parcel parcel) {
        return closing || (parcel != null && unread.add(parcel.cost(), true) && queueOrRefund(parcel, parcel.cost()));
    }

    private boolean queueOrRefund(@Nullable Parcel parcel, long cost) {
        if (parcel == null) {
            unread.refund(cost);
            return false;
        }
        waiting.add(parcel);
        if (draining.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
        return true;
    }

    /** On the channel's thread. */
    void drain() {
        draining.set(false);
        long cost = 0;
        for (Parcel parcel = waiting.poll(); parcel != null; parcel = waiting.poll()) {
            cost += parcel.cost();
            parcel.write().run();
        }
        writer.finish();
        ChannelFuture end = last;
        long rest = Math.max(0, cost - reported);
        last = null;
        reported = 0;
        if (end == null) {
            unread.taken(rest);
        } else {
            end.addListener(done -> unread.taken(rest));
            channel.flush();
        }
    }

    /** Writes a piece of a parcel; while parcels are written, on the channel's thread. Returns when the peer has taken it. */
    ChannelFuture write(ByteBuf piece) {
        ChannelFuture before = last;
        if (before != null) {
            long bytes = lastBytes;
            reported += bytes;
            before.addListener(done -> unread.taken(bytes));
        }
        lastBytes = piece.readableBytes();
        last = channel.write(piece);
        return last;
    }

    /** Nothing is taken from now on. */
    void startClosing() {
        closing = true;
        unread.stop();
    }

    boolean closing() {
        return closing;
    }

    void discard() {
        startClosing();
        for (Parcel parcel = waiting.poll(); parcel != null; parcel = waiting.poll()) {
            parcel.discard().run();
        }
        unread.end();
    }
}
