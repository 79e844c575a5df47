package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.transport.Transport;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Reaches desktops over RSocket. Safe from any thread. */
final class RSocketTransport implements Transport {
    /** How often the SETUP promises a sign of life. */
    static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final ThreadFactory threads;
    private final ScheduledExecutorService timers;
    private final LinkTimeouts timeouts;
    private final int maxMessage;

    RSocketTransport(ThreadFactory threads, ScheduledExecutorService timers, LinkTimeouts timeouts, int maxMessage) {
        this.threads = threads;
        this.timers = timers;
        this.timeouts = timeouts.withIdleTimeoutOfAtMost(SIGN_OF_LIFE);
        this.maxMessage = maxMessage;
    }

    @Override
    public Link connect(ConnectRequest request, LinkListener listener) {
        RSocketLink link = new RSocketLink(request, listener, threads, timers, timeouts, maxMessage);
        link.start();
        return link;
    }
}
