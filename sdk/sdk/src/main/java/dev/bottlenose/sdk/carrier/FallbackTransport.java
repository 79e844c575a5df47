package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.transport.Transport;

/**
 * Tries one transport, and where that does not lead to an open link, another. The caller sees one link and, if both
 * fail, the failure that got further. Safe from any thread.
 */
public final class FallbackTransport implements Transport {
    private final Transport first;
    private final Transport second;
    private final Fallback ports;

    /** @param ports that {@code second} connects to */
    public FallbackTransport(Transport first, Transport second, Fallback ports) {
        this.first = first;
        this.second = second;
        this.ports = ports;
    }

    @Override
    public Link connect(ConnectRequest request, LinkListener listener) {
        int port = request.security().isPresent() ? ports.securePort() : ports.insecurePort();
        FallbackLink link = new FallbackLink(listener, own -> second.connect(request.toPort(port), own));
        link.start(own -> first.connect(request, own));
        return link;
    }
}
