package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

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
    private final Function<JsonText, ChannelFuture> write;
    private final Runnable writable;
    private final Queue<JsonText> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean starved = new AtomicBoolean();
    private volatile boolean closing;

    /**
     * Starts empty. Both functions are called on the channel's thread.
     *
     * @param write puts a message into the channel without flushing it
     * @param writable called when the peer keeps up again after it did not
     */
    Outbox(Channel channel, Function<JsonText, ChannelFuture> write, Runnable writable) {
        this.channel = channel;
        this.write = write;
        this.writable = writable;
    }

    /** Returns whether there was room below {@code limit} bytes. */
    boolean add(JsonText message, long limit) {
        if (closing) {
            return true;
        }
        if (unread.get() + message.size() > limit) {
            return false;
        }
        unread.addAndGet(message.size());
        waiting.add(message);
        if (draining.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
        return true;
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
        ChannelFuture last = null;
        for (JsonText message = waiting.poll(); message != null; message = waiting.poll()) {
            bytes += message.size();
            last = write.apply(message);
        }
        if (last != null) {
            long written = bytes;
            last.addListener(taken -> taken(written));
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
        waiting.clear();
    }

    private void taken(long bytes) {
        if (unread.addAndGet(-bytes) <= LOW_WATER && !closing && starved.compareAndSet(true, false)) {
            writable.run();
        }
    }
}
