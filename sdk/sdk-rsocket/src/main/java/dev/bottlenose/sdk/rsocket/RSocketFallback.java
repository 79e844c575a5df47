package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.Fallback;
import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.transport.Transport;
import dev.bottlenose.wire.DefaultPorts;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The way to desktops of before 2022. Like the SDKs of that winter, a client with this fallback tries WebSocket first and then
 * RSocket.
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

    /** On the ports that all desktops use unless told otherwise. */
    public static RSocketFallback usual() {
        return onPorts(DefaultPorts.LEGACY_INSECURE, DefaultPorts.LEGACY_SECURE);
    }

    /** On these ports: for certificates, and for everything else. */
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
