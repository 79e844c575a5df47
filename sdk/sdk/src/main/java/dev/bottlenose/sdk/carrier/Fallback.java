package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.transport.Transport;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Another protocol for desktops that cannot be reached over WebSocket. */
public interface Fallback {
    /** The port for certificate exchange. */
    int insecurePort();

    /** The port for everything else. */
    int securePort();

    /**
     * Creates the transport for this protocol.
     *
     * @param threads makes two threads for each link
     * @param maxMessage in bytes; larger messages from the desktop are skipped
     */
    Transport transport(ThreadFactory threads, ScheduledExecutorService timers, LinkTimeouts timeouts, int maxMessage);
}
