package dev.bottlenose.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One port: where it is, what it allows, who takes its links.
 *
 * @param name for people, such as {@code secure}
 * @param port 0 for any free one
 * @param tls asked for each new connection, so that rotated credentials are used from then on; empty for a plain port
 * @param door what is spoken there
 * @param largestMessage in bytes; a larger one ends its link with 1009
 * @param mostUnread in bytes; a peer that leaves more unread is disconnected with 1013
 * @param openingTime how long a peer may take from its first packet to the end of the upgrade or the SETUP
 * @param silence how long a link may stay without any message from the peer; empty for ever
 * @param failures told of connections that never became a link
 */
public record ListenerOptions(
        String name,
        ListenAddress address,
        int port,
        Optional<Supplier<TlsCredentials>> tls,
        Door door,
        int largestMessage,
        long mostUnread,
        Duration openingTime,
        Optional<Duration> silence,
        Consumer<ConnectionFailure> failures) {

    /** A plain port; messages of 1 MiB, 64 MiB unread, 10 s to open, silence allowed. */
    public static Builder at(String name, ListenAddress address, int port, LinkAcceptor acceptor) {
        return new Builder(name, address, port, new Door.WebSockets(acceptor, Optional.empty()));
    }

    /** The same for RSocket. */
    public static Builder rsocketAt(String name, ListenAddress address, int port, SetupAcceptor acceptor) {
        return new Builder(name, address, port, new Door.RSockets(acceptor));
    }

    /** Changes what is not as usual. Not thread-safe. */
    public static final class Builder {
        private static final int MIB = 1024 * 1024;

        private final String name;
        private final ListenAddress address;
        private final int port;
        private Door door;
        private Optional<Supplier<TlsCredentials>> tls = Optional.empty();
        private int largestMessage = MIB;
        private long mostUnread = 64L * MIB;
        private Duration openingTime = Duration.ofSeconds(10);
        private Optional<Duration> silence = Optional.empty();
        private Consumer<ConnectionFailure> failures = failure -> {};

        private Builder(String name, ListenAddress address, int port, Door door) {
            this.name = name;
            this.address = address;
            this.port = port;
            this.door = door;
        }

        public Builder tls(Supplier<TlsCredentials> credentials) {
            tls = Optional.of(credentials);
            return this;
        }

        /** For a WebSocket port only. */
        public Builder pages(HttpPages served) {
            door = new Door.WebSockets(((Door.WebSockets) door).acceptor(), Optional.of(served));
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

        public Builder openingTime(Duration time) {
            openingTime = time;
            return this;
        }

        public Builder silence(Duration time) {
            silence = Optional.of(time);
            return this;
        }

        public Builder failures(Consumer<ConnectionFailure> told) {
            failures = told;
            return this;
        }

        public ListenerOptions build() {
            return new ListenerOptions(
                    name, address, port, tls, door, largestMessage, mostUnread, openingTime, silence, failures);
        }
    }
}
