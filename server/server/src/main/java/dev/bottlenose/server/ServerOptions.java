package dev.bottlenose.server;

import dev.bottlenose.server.history.HistoryLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The configuration of a server. Immutable. */
public final class ServerOptions {
    private final Home home;
    private final String host;
    private final ServerPorts ports;
    private final HistoryLimits history;
    private final Optional<Path> page;
    private final Path plugins;
    private final int largestAppMessage;
    private final ServerTimeouts timeouts;
    private final Set<String> disabledBridges;
    private final PairingOptions pairing;
    private final RecordingOptions recording;
    private final Clock clock;

    private ServerOptions(Builder builder) {
        home = builder.home;
        host = builder.host;
        ports = builder.ports;
        history = builder.history;
        page = builder.page;
        plugins = builder.plugins;
        largestAppMessage = builder.largestAppMessage;
        timeouts = builder.timeouts;
        disabledBridges = builder.disabledBridges;
        pairing = builder.pairing;
        recording = builder.recording;
        clock = builder.clock;
    }

    /** The default options for a server with this home. */
    public static Builder in(Home home) {
        return new Builder(home);
    }

    public Home home() {
        return home;
    }

    /** The address at which apps reach the server; front ends reach it on loopback only. */
    public String host() {
        return host;
    }

    public ServerPorts ports() {
        return ports;
    }

    public HistoryLimits history() {
        return history;
    }

    /** The directory of a page to serve instead of the built-in one. */
    public Optional<Path> page() {
        return page;
    }

    /** The directory of the user's plugins for the built-in page. */
    public Path plugins() {
        return plugins;
    }

    /** In bytes. */
    public int largestAppMessage() {
        return largestAppMessage;
    }

    public ServerTimeouts timeouts() {
        return timeouts;
    }

    /** The names of device bridges that are not loaded, such as {@code android}. */
    public Set<String> disabledBridges() {
        return disabledBridges;
    }

    public PairingOptions pairing() {
        return pairing;
    }

    public RecordingOptions recording() {
        return recording;
    }

    public Clock clock() {
        return clock;
    }

    /** Builds options; each starts with its default. Not thread-safe. */
    public static final class Builder {
        private final Home home;
        private String host = "localhost";
        private ServerPorts ports = ServerPorts.DEFAULT;
        private HistoryLimits history = HistoryLimits.DEFAULT;
        private Optional<Path> page = Optional.empty();
        private Path plugins;
        private int largestAppMessage = 100 << 20;
        private ServerTimeouts timeouts = ServerTimeouts.DEFAULT;
        private Set<String> disabledBridges = Set.of();
        private PairingOptions pairing = PairingOptions.DEFAULT;
        private RecordingOptions recording = RecordingOptions.DEFAULT;
        private Clock clock = Clock.system(ZoneId.systemDefault());

        private Builder(Home home) {
            this.home = home;
            this.plugins = home.plugins();
        }

        /** By default {@code localhost}. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** By default {@link ServerPorts#DEFAULT}. */
        public Builder ports(ServerPorts numbers) {
            ports = numbers;
            return this;
        }

        /** By default {@link HistoryLimits#DEFAULT}. */
        public Builder history(HistoryLimits limits) {
            history = limits;
            return this;
        }

        /** By default the built-in page. */
        public Builder page(Path directory) {
            page = Optional.of(directory);
            return this;
        }

        /** By default a directory in the home. */
        public Builder plugins(Path directory) {
            plugins = directory;
            return this;
        }

        /** By default 100 MiB. */
        public Builder largestAppMessage(int bytes) {
            largestAppMessage = bytes;
            return this;
        }

        /** By default {@link ServerTimeouts#DEFAULT}. */
        public Builder timeouts(ServerTimeouts durations) {
            timeouts = durations;
            return this;
        }

        /** By default none. */
        public Builder disabledBridges(Set<String> names) {
            disabledBridges = Set.copyOf(names);
            return this;
        }

        /** By default {@link PairingOptions#DEFAULT}. */
        public Builder pairing(PairingOptions options) {
            pairing = options;
            return this;
        }

        /** By default {@link RecordingOptions#DEFAULT}. */
        public Builder recording(RecordingOptions options) {
            recording = options;
            return this;
        }

        /** By default the system clock in the system's time zone. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        public ServerOptions build() {
            return new ServerOptions(this);
        }
    }
}
