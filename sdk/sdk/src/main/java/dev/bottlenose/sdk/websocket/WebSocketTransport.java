package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.carrier.SocketLink;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.transport.Transport;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Connects to desktops over WebSocket. Safe from any thread. */
public final class WebSocketTransport implements Transport {
    private final ThreadFactory threads;
    private final ScheduledExecutorService timers;
    private final Random random;
    private final LinkTimeouts timeouts;
    private final int maxMessage;

    /**
     * Creates a transport.
     *
     * @param threads makes two threads for each link
     * @param random for nonces and masks: a {@link java.security.SecureRandom} outside tests
     * @param maxMessage in bytes; larger messages from the desktop are skipped
     */
    public WebSocketTransport(
            ThreadFactory threads,
            ScheduledExecutorService timers,
            Random random,
            LinkTimeouts timeouts,
            int maxMessage) {
        this.threads = threads;
        this.timers = timers;
        this.random = random;
        this.timeouts = timeouts;
        this.maxMessage = maxMessage;
    }

    @Override
    public Link connect(ConnectRequest request, LinkListener listener) {
        SocketLink link = new SocketLink(
                request,
                listener,
                streams -> new WebSocketFraming(streams, random, maxMessage),
                threads,
                timers,
                timeouts);
        link.start();
        return link;
    }
}
