package dev.bottlenose.transport;

import java.util.Optional;

/** The protocol of a port, and who decides about its peers. */
public sealed interface PortProtocol {
    /** Calls the installer's method for this protocol. */
    void install(Installer installer);

    /** Prepares a new connection for a protocol. */
    interface Installer {
        void webSockets(WebSockets protocol);

        void rsockets(RSockets protocol);
    }

    /**
     * WebSocket.
     *
     * @param pages what plain HTTP gets, if anything
     */
    record WebSockets(LinkAcceptor acceptor, Optional<HttpPages> pages) implements PortProtocol {
        @Override
        public void install(Installer installer) {
            installer.webSockets(this);
        }
    }

    /** Legacy: RSocket over TCP. */
    record RSockets(SetupAcceptor acceptor) implements PortProtocol {
        @Override
        public void install(Installer installer) {
            installer.rsockets(this);
        }
    }
}
