package dev.bottlenose.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An open port and the links that came through it. Safe from any thread. */
public final class Listener implements AutoCloseable {
    /** How long peers may take to leave when all have to. */
    private static final Duration GOODBYES = Duration.ofSeconds(1);

    /** How long our own threads may take to get to what they are to do. */
    private static final Duration WORK = Duration.ofSeconds(5);

    private final List<Channel> channels;
    private final Set<OpenLink> links;
    private final EventLoopGroup workers;
    private final Runnable rehearsal;

    Listener(List<Channel> channels, Set<OpenLink> links, EventLoopGroup workers, Runnable rehearsal) {
        this.channels = List.copyOf(channels);
        this.rehearsal = rehearsal;
        this.links = links;
        this.workers = workers;
    }

    /** The port it really has. */
    public int port() {
        return ((InetSocketAddress) channels.get(0).localAddress()).getPort();
    }

    /** Goes once through what the first peer would have to wait for. Takes up to seconds; best done beside the start. */
    public void rehearse() {
        rehearsal.run();
    }

    /**
     * Refuses new connections, says goodbye to every peer behind what is queued for it, and waits for the peers to leave, at
     * most 1 s. What a peer says from its goodbye on is not heard.
     */
    @Override
    public void close() {
        channels.forEach(channel -> channel.close().awaitUninterruptibly());
        awaitWorkers(); // A peer may know that it is connected a moment before its link is among the others.
        List<OpenLink> open = List.copyOf(links);
        open.forEach(link -> link.close(new LinkEnd(LinkEnd.RESTART, "the server goes down")));
        awaitWorkers();
        long deadline = System.nanoTime() + GOODBYES.toNanos();
        open.forEach(link -> link.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
    }

    /** Waits until all that was given to the workers is done. */
    private void awaitWorkers() {
        for (EventExecutor thread : workers) {
            thread.submit(() -> {}).awaitUninterruptibly(WORK.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
