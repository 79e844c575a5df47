package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.Fallback;
import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.transport.Transport;
import dev.bottlenose.wire.DefaultPorts;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * Connects to desktops from before 2022, which support RSocket only. A client with this fallback tries WebSocket first,
 * and then RSocket.
 *
 * <pre>{@code
 * FlipperClient client = FlipperClient.builder("My App").fallback(RSocketFallback.usual()).build();
 * }</pre>
 */
public final class RSocketFallback implements Fallback {
    private final int insecurePort;
    private final int securePort;

    private RSocketFallback(int insecurePort, int securePort) {
        this.insecurePort = insecurePort;
        this.securePort = securePort;
    }

    /** Uses the default ports of these desktops. */
    public static RSocketFallback usual() {
        return onPorts(DefaultPorts.LEGACY_INSECURE, DefaultPorts.LEGACY_SECURE);
    }

    /** Uses other ports: one for certificate exchange, one for everything else. */
    public static RSocketFallback onPorts(int insecure, int secure) {
        return new RSocketFallback(insecure, secure);
    }

    @Override
    public int insecurePort() {
        return insecurePort;
    }

    @Override
    public int securePort() {
        return securePort;
    }

    @Override
    public Transport transport(
            ThreadFactory threads, ScheduledExecutorService timers, LinkTimeouts timeouts, int maxMessage) {
        return new RSocketTransport(threads, timers, timeouts, maxMessage);
    }
}
