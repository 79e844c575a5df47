package dev.bottlenose.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One port: its address, its protocol, its limits.
 *
 * @param at where it is
 * @param tls asked for each new connection, so that rotated credentials are used from then on; empty for a plain port
 * @param failures takes the connections that never became a link
 */
public record ListenerOptions(
        ListenPort at,
        Optional<Supplier<TlsCredentials>> tls,
        PortProtocol protocol,
        LinkLimits limits,
        LinkTimeouts timeouts,
        Consumer<ConnectionFailure> failures) {

    /** The port's name. */
    public String name() {
        return at.name();
    }

    /** A plain port; messages of 1 MiB, 64 MiB unread or 10 s without reading, 10 s to open, no idle timeout. */
    public static Builder at(String name, ListenAddress address, int port, LinkAcceptor acceptor) {
        return new Builder(
                new ListenPort(name, address, port), new PortProtocol.WebSockets(acceptor, Optional.empty()));
    }

    /** The same for RSocket. */
    public static Builder rsocketAt(String name, ListenAddress address, int port, SetupAcceptor acceptor) {
        return new Builder(new ListenPort(name, address, port), new PortProtocol.RSockets(acceptor));
    }

    /** Changes the defaults. Not thread-safe. */
    public static final class Builder {
        private static final int MIB = 1024 * 1024;

        private final ListenPort at;
        private PortProtocol protocol;
        private Optional<Supplier<TlsCredentials>> tls = Optional.empty();
        private int largestMessage = MIB;
        private long mostUnread = 64L * MIB;
        private Duration unreadTimeout = Duration.ofSeconds(10);
        private Duration openingTimeout = Duration.ofSeconds(10);
        private Optional<Duration> idleTimeout = Optional.empty();
        private Consumer<ConnectionFailure> failures = failure -> {};

        private Builder(ListenPort at, PortProtocol protocol) {
            this.at = at;
            this.protocol = protocol;
        }

        public Builder tls(Supplier<TlsCredentials> credentials) {
            tls = Optional.of(credentials);
            return this;
        }

        /** For a WebSocket port only. */
        public Builder pages(HttpPages served) {
            protocol =
                    new PortProtocol.WebSockets(((PortProtocol.WebSockets) protocol).acceptor(), Optional.of(served));
            return this;
        }

        public Builder largestMessage(int bytes) {
            largestMessage = bytes;
            return this;
        }

        public Builder mostUnread(long bytes) {
            mostUnread = bytes;
            return this;
        }

        public Builder unreadTimeout(Duration time) {
            unreadTimeout = time;
            return this;
        }

        public Builder openingTimeout(Duration time) {
            openingTimeout = time;
            return this;
        }

        public Builder idleTimeout(Duration time) {
            idleTimeout = Optional.of(time);
            return this;
        }

        public Builder failures(Consumer<ConnectionFailure> observer) {
            failures = observer;
            return this;
        }

        public ListenerOptions build() {
            return new ListenerOptions(
                    at,
                    tls,
                    protocol,
                    new LinkLimits(largestMessage, mostUnread, unreadTimeout),
                    new LinkTimeouts(openingTimeout, idleTimeout),
                    failures);
        }
    }
}
