package dev.bottlenose.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * The threads that all listeners share: one for every two processors. Most messages of an app are then passed on by the
 * thread that read them, and the other half is left to the apps themselves. Safe from any thread.
 */
public final class Network implements AutoCloseable {
    /** A free port of one family can be taken in the other; then another one is tried. */
    private static final int TRIES_FOR_A_FREE_PORT = 20;

    /** How long all peers and threads may take to end when the network closes. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final Deque<Listener> listeners = new ConcurrentLinkedDeque<>();
    private final EventLoopGroup workers = new MultiThreadIoEventLoopGroup(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            new DefaultThreadFactory("bottlenose-io", true),
            NioIoHandler.newFactory());
    private final LinkMemory memory;

    /** Takes a part of the heap for its connections. */
    public Network() {
        this(NetworkLimits.ofHeap(Runtime.getRuntime().maxMemory()));
    }

    public Network(NetworkLimits limits) {
        memory = LinkMemory.of(limits, workers);
    }

    /**
     * Opens a port on all its addresses.
     *
     * @throws ListenException if it cannot be opened; then none of its addresses is
     */
    public Listener listen(ListenerOptions options) throws ListenException {
        OpenLinks links = new OpenLinks(memory);
        ConnectionInitializer connections = new ConnectionInitializer(options, links);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(workers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(connections);
        ListenException last = null;
        for (int i = 0; i < (options.at().port() == 0 ? TRIES_FOR_A_FREE_PORT : 1); i++) {
            try {
                Listener listener = new Listener(bind(bootstrap, options), links, workers, connections::rehearse);
                listeners.push(listener);
                return listener;
            } catch (ListenException e) {
                last = e;
            }
        }
        throw last == null
                ? new ListenException(options.name(), options.at().port(), new IllegalStateException())
                : last;
    }

    /** What all links share; for tests. */
    LinkMemory memory() {
        return memory;
    }

    /**
     * Closes the listeners one after the other, the last opened first, so that messages of peers of a later one still reach
     * peers of an earlier one; then waits for the threads to end. Takes 3 s at most, of which each listener has its share.
     */
    @Override
    public void close() {
        long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        int shares = listeners.size() + 1;
        for (Listener listener = listeners.poll(); listener != null; listener = listeners.poll()) {
            listener.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()) / shares--));
        }
        long left = Math.max(0, deadline - System.nanoTime());
        workers.shutdownGracefully(0, left, TimeUnit.NANOSECONDS).awaitUninterruptibly(left, TimeUnit.NANOSECONDS);
    }

    private static List<Channel> bind(ServerBootstrap bootstrap, ListenerOptions options) throws ListenException {
        List<Channel> bound = new ArrayList<>();
        int port = options.at().port();
        for (InetAddress address : options.at().address().addresses()) {
            var opening = bootstrap.bind(new InetSocketAddress(address, port)).awaitUninterruptibly();
            if (!opening.isSuccess()) {
                bound.forEach(channel -> channel.close().awaitUninterruptibly());
                throw new ListenException(options.name(), port, opening.cause());
            }
            bound.add(opening.channel());
            port = ((InetSocketAddress) opening.channel().localAddress()).getPort();
        }
        return bound;
    }
}
