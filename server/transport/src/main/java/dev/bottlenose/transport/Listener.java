package dev.bottlenose.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An open port and the links that came through it. Safe from any thread. */
public final class Listener implements AutoCloseable {
    /** How long peers may take to close when the listener closes. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final List<Channel> channels;
    private final OpenLinks links;
    private final EventLoopGroup workers;
    private final Runnable rehearsal;

    Listener(List<Channel> channels, OpenLinks links, EventLoopGroup workers, Runnable rehearsal) {
        this.channels = List.copyOf(channels);
        this.rehearsal = rehearsal;
        this.links = links;
        this.workers = workers;
    }

    /** The port that it is bound to. */
    public int port() {
        return ((InetSocketAddress) channels.get(0).localAddress()).getPort();
    }

    /** Rehearses a handshake, which the first peer would have to wait for otherwise. Takes up to seconds; best done in the
     * background at start. */
    public void rehearse() {
        rehearsal.run();
    }

    /**
     * Refuses new connections, closes every link behind what is queued for it, and waits for the peers to close, at most 1 s.
     * Messages that arrive after that are dropped, and so are links whose peers have not read what is queued.
     */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    void close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        channels.forEach(channel -> channel.close().awaitUninterruptibly(left(deadline), TimeUnit.NANOSECONDS));
        awaitWorkers(deadline); // A peer may be connected a moment before its link is registered.
        List<OpenLink> open = links.snapshot();
        open.forEach(link -> link.close(new LinkEnd(LinkEnd.RESTART, "the server goes down")));
        awaitWorkers(deadline);
        open.forEach(link -> link.awaitEnd(Duration.ofNanos(left(deadline))));
        open.forEach(OpenLink::cut);
    }

    /** Waits until the workers have finished what was queued. */
    private void awaitWorkers(long deadline) {
        for (EventExecutor thread : workers) {
            thread.submit(() -> {}).awaitUninterruptibly(left(deadline), TimeUnit.NANOSECONDS);
        }
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }
}
