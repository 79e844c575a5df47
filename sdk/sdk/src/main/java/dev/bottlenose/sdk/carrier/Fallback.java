package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.transport.Transport;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Another way to desktops, for those that cannot be reached over WebSocket. */
public interface Fallback {
    /** The port for certificates. */
    int insecurePort();

    /** The port for everything else. */
    int securePort();

    /**
     * Makes the carrier.
     *
     * @param threads makes two threads for each link
     * @param maxMessage in bytes; larger messages from the peer are read over
     */
    Transport transport(ThreadFactory threads, ScheduledExecutorService timers, LinkTimeouts timeouts, int maxMessage);
}
