package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.carrier.SocketLink;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.transport.Transport;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Connects to desktops over RSocket. Safe from any thread. */
final class RSocketTransport implements Transport {
    private final ThreadFactory threads;
    private final ScheduledExecutorService timers;
    private final LinkTimeouts timeouts;
    private final int maxMessage;

    RSocketTransport(ThreadFactory threads, ScheduledExecutorService timers, LinkTimeouts timeouts, int maxMessage) {
        this.threads = threads;
        this.timers = timers;
        this.timeouts = timeouts.withIdleTimeoutOfAtMost(RSocketFrame.KEEP_ALIVE_INTERVAL);
        this.maxMessage = maxMessage;
    }

    @Override
    public Link connect(ConnectRequest request, LinkListener listener) {
        SocketLink link = new SocketLink(
                request, listener, streams -> new RSocketFraming(streams, maxMessage), threads, timers, timeouts);
        link.start();
        return link;
    }
}
