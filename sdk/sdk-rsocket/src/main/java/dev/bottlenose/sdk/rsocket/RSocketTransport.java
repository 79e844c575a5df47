package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.Patience;
import dev.bottlenose.sdk.transport.Dial;
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
    private final Patience patience;
    private final int maxMessage;

    RSocketTransport(ThreadFactory threads, ScheduledExecutorService timers, Patience patience, int maxMessage) {
        this.threads = threads;
        this.timers = timers;
        this.patience = patience.withSilenceOfAtMost(SIGN_OF_LIFE);
        this.maxMessage = maxMessage;
    }

    @Override
    public Link dial(Dial dial, LinkListener listener) {
        RSocketLink link = new RSocketLink(dial, listener, threads, timers, patience, maxMessage);
        link.start();
        return link;
    }
}
