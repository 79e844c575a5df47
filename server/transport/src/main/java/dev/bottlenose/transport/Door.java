package dev.bottlenose.transport;

import java.util.Optional;

/** What is spoken at a port, and who decides about those who come. */
public sealed interface Door {
    /**
     * WebSocket.
     *
     * @param pages what plain HTTP gets, if anything
     */
    record WebSockets(LinkAcceptor acceptor, Optional<HttpPages> pages) implements Door {}

    /** RSocket over TCP: the first generation. */
    record RSockets(SetupAcceptor acceptor) implements Door {}
}
