package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The messages on their way to one peer. Any thread adds; the channel's thread takes them all at once and flushes them
 * together. Counts what the peer has not taken yet.
 */
final class Outbox {
    /** Above this the peer does not keep up. */
    private static final long HIGH_WATER = 4L * 1024 * 1024;

    /** Below this it does again. */
    private static final long LOW_WATER = 1024 * 1024;

    private final Channel channel;
    private final Writer writer;
    private final Runnable writable;
    private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean starved = new AtomicBoolean();
    private volatile boolean closing;

    /**
     * A message that waits.
     *
     * @param size of the message in bytes
     * @param write puts it into the channel without flushing; on the channel's thread
     * @param discard instead of writing
     */
    record Parcel(int size, Runnable write, Runnable discard) {}

    /** Brings messages into the form they have on the wire. */
    interface Writer {
        /** On any thread. */
        Parcel pack(OutgoingText message);

        /**
         * Nothing follows for now. On the channel's thread. Returns what tells that all messages so far are out; null if
         * there was nothing.
         */
        @Nullable
        ChannelFuture finish();
    }

    /**
     * Starts empty.
     *
     * @param writable called on the channel's thread when the peer keeps up again after it did not
     */
    Outbox(Channel channel, Writer writer, Runnable writable) {
        this.channel = channel;
        this.writer = writer;
        this.writable = writable;
    }

    /** Returns whether there was room below {@code limit} bytes. */
    boolean add(OutgoingText message, long limit) {
        if (closing) {
            return true;
        }
        if (unread.get() + message.size() > limit) {
            return false;
        }
        add(writer.pack(message));
        return true;
    }

    /** Returns whether there was room below {@code limit} bytes. */
    boolean add(Parcel parcel, long limit) {
        if (closing) {
            return true;
        }
        if (unread.get() + parcel.size() > limit) {
            return false;
        }
        add(parcel);
        return true;
    }

    private void add(Parcel parcel) {
        unread.addAndGet(parcel.size());
        waiting.add(parcel);
        if (draining.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
    }

    boolean isWritable() {
        if (unread.get() < HIGH_WATER) {
            return true;
        }
        starved.set(true);
        // The peer may have caught up before the flag was up; then nobody would call.
        return unread.get() < HIGH_WATER;
    }

    /** On the channel's thread. */
    void drain() {
        draining.set(false);
        long bytes = 0;
        for (Parcel parcel = waiting.poll(); parcel != null; parcel = waiting.poll()) {
            bytes += parcel.size();
            parcel.write().run();
        }
        long written = bytes;
        ChannelFuture last = writer.finish();
        if (last == null) {
            taken(written);
        } else {
            last.addListener(done -> taken(written));
            channel.flush();
        }
    }

    /** Nothing is taken from now on. */
    void startClosing() {
        closing = true;
    }

    boolean closing() {
        return closing;
    }

    void discard() {
        closing = true;
        for (Parcel parcel = waiting.poll(); parcel != null; parcel = waiting.poll()) {
            parcel.discard().run();
        }
    }

    private void taken(long bytes) {
        if (unread.addAndGet(-bytes) <= LOW_WATER && !closing && starved.compareAndSet(true, false)) {
            writable.run();
        }
    }
}
