package dev.bottlenose.sdk;

import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.sdk.carrier.Fallback;
import dev.bottlenose.sdk.carrier.FallbackTransport;
import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.certificates.FlipperCertificateProvider;
import dev.bottlenose.sdk.certificates.HttpCertificateProvider;
import dev.bottlenose.sdk.pairing.AppIdentity;
import dev.bottlenose.sdk.pairing.Backoff;
import dev.bottlenose.sdk.pairing.CertificateSources;
import dev.bottlenose.sdk.pairing.ConnectionAttempts;
import dev.bottlenose.sdk.pairing.CredentialFiles;
import dev.bottlenose.sdk.pairing.DesktopAddress;
import dev.bottlenose.sdk.pairing.DesktopConnector;
import dev.bottlenose.sdk.pairing.PairingCodeSource;
import dev.bottlenose.sdk.state.Journal;
import dev.bottlenose.sdk.transport.Transport;
import dev.bottlenose.sdk.websocket.WebSocketTransport;
import dev.bottlenose.wire.DefaultPorts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Configures a {@link FlipperClient}. Only the app's name is required. Not thread-safe. */
public final class FlipperClientBuilder {
    /** What desktops accept, because they expect the name of a package. */
    private static final Pattern APP_ID = Pattern.compile("\\w[\\w.-]*");

    private static final int MAX_MESSAGE = 16 << 20;

    /** Generous: a slow callback does no harm except that it delays the other plugins. */
    private static final Duration PLUGIN_LIMIT = Duration.ofSeconds(10);

    private final Platform platform;
    private final String app;
    private String appId;
    private String os;
    private Supplier<String> device = Platform::device;
    private String deviceId = "unknown";
    private String host = "localhost";
    private int insecurePort;
    private int securePort;
    private int browserPort;
    private @Nullable Fallback fallback;
    private @Nullable Path privateDirectory;
    private PairingCodeSource code;
    private @Nullable FlipperCertificateProvider provider;
    private @Nullable FlipperCertificateProvider backupProvider;
    private int eventsKept = FlipperClient.EVENTS_KEPT;
    private Clock clock = Clock.systemUTC();
    private LinkTimeouts timeouts = LinkTimeouts.DEFAULT;
    private Duration reconnectDelay = Backoff.DEFAULT;
    private Duration pluginLimit = PLUGIN_LIMIT;

    FlipperClientBuilder(String app, Platform platform) {
        if (app.isEmpty()) {
            throw new IllegalArgumentException("app name is empty");
        }
        this.app = app;
        this.platform = platform;
        this.appId = appIdFrom(app);
        this.os = platform.os();
        this.insecurePort = platform.port(0, DefaultPorts.INSECURE);
        this.securePort = platform.port(1, DefaultPorts.SECURE);
        this.code = platform.pairingCode();
        this.provider = platform.store();
    }

    /**
     * Sets the app's id, such as its package name; by default derived from its name. Apps with the same id share their
     * certificates.
     *
     * @throws IllegalArgumentException if it has other characters than letters, digits, {@code _}, {@code .} and {@code
     *     -}, or begins with {@code .} or {@code -}
     */
    public FlipperClientBuilder appId(String id) {
        if (!APP_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("app id is not letters, digits, '_', '.' and '-': " + id);
        }
        this.appId = id;
        return this;
    }

    /**
     * Sets the operating system to report; by default the one the app runs on: {@code MacOS}, {@code Windows} or {@code
     * Linux}. Facebook's Flipper Desktop does not accept {@code Linux} on its secure port: for it, an app on Linux
     * reports {@code MacOS}, or uses the {@linkplain #browserPort browser port}.
     */
    public FlipperClientBuilder os(String name) {
        this.os = name;
        return this;
    }

    /** Sets the device's name; by default the host name. Desktops do not support a {@code #} in it. */
    public FlipperClientBuilder device(String name) {
        this.device = () -> name;
        return this;
    }

    /** Sets an id that distinguishes devices of the same name until a desktop assigns one. */
    public FlipperClientBuilder deviceId(String id) {
        this.deviceId = id;
        return this;
    }

    /** Sets the desktop's host name or address; by default {@code localhost}. */
    public FlipperClientBuilder host(String name) {
        this.host = name;
        return this;
    }

    /**
     * Sets the port for certificate exchange and the port for everything else; by default those in the system property
     * {@code flipper.ports} ({@code insecure,secure}), or else 9089 and 9088.
     */
    public FlipperClientBuilder ports(int insecure, int secure) {
        this.insecurePort = insecure;
        this.securePort = secure;
        return this;
    }

    /**
     * Connects to the desktop's port for browsers instead, usually 8333. No certificates are involved, so nothing
     * proves who is listening there.
     */
    public FlipperClientBuilder browserPort(int port) {
        this.browserPort = port;
        return this;
    }

    /**
     * Sets the directory for the app's private key and certificates, which go into its subdirectory {@code sonar}. By
     * default a directory named after the app's id within the user's state directory: {@code
     * $XDG_STATE_HOME/bottlenose} or {@code ~/.local/state/bottlenose}, on a Mac {@code ~/Library/Application
     * Support/bottlenose}, on Windows {@code %LOCALAPPDATA%\bottlenose}. Whoever can read this directory can
     * impersonate the app, and whoever can write to it can impersonate the desktop, so only the app's user should have
     * access.
     */
    public FlipperClientBuilder privateDirectory(Path directory) {
        this.privateDirectory = directory;
        return this;
    }

    /**
     * Sets the pairing code for a desktop on another machine, as {@code bottlenose pair} printed it. By default the
     * value of the environment variable {@code BOTTLENOSE_PAIRING_CODE}, or the content of the file that {@code
     * BOTTLENOSE_PAIRING_CODE_FILE} names. Required for pairing only: an app that has its certificates connects
     * without.
     *
     * @param text in upper or lower case, with or without dashes
     * @throws IllegalArgumentException if it is no pairing code
     */
    public FlipperClientBuilder pairingCode(String text) {
        if (!PairingCode.read(text).isPresent()) {
            throw new IllegalArgumentException("pairing code is not one that 'bottlenose pair' prints");
        }
        this.code = PairingCodeSource.of("the app's own settings", text);
        return this;
    }

    /** Sets the file that contains the pairing code. It is read whenever the app pairs, and does not have to exist. */
    public FlipperClientBuilder pairingCodeFile(Path file) {
        this.code = PairingCodeSource.file(file);
        return this;
    }

    /** Sets what fetches the certificates of an app to whose files the desktop has no access; by default nothing. */
    public FlipperClientBuilder certificateProvider(FlipperCertificateProvider other) {
        this.provider = other;
        return this;
    }

    /** Sets what opens sealed certificates; by default the pairing code does. */
    public FlipperClientBuilder backupCertificateProvider(FlipperCertificateProvider other) {
        this.backupProvider = other;
        return this;
    }

    /**
     * Fetches the certificates from the store to which the desktop uploads them ({@code serve --store}). By default the
     * store that the environment variables {@code BOTTLENOSE_STORE} and {@code BOTTLENOSE_STORE_TOKEN} name.
     *
     * @param address {@code http} or {@code https}
     * @param token sent to the store; empty for none
     * @throws IllegalArgumentException if {@code address} is not a plain {@code http} or {@code https} address
     */
    public FlipperClientBuilder certificateStore(String address, String token) {
        return certificateProvider(new HttpCertificateProvider(address, token));
    }

    /**
     * Sets how many events each background plugin may buffer while no desktop is connected; by default 500. When there
     * are more, the oldest are dropped.
     */
    public FlipperClientBuilder eventsKept(int count) {
        this.eventsKept = count;
        return this;
    }

    /**
     * Sets another protocol to try whenever no desktop can be reached over WebSocket; by default there is none. Has no
     * effect together with a {@linkplain #browserPort browser port}.
     */
    public FlipperClientBuilder fallback(Fallback other) {
        this.fallback = other;
        return this;
    }

    FlipperClientBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    FlipperClientBuilder timeouts(LinkTimeouts other) {
        this.timeouts = other;
        return this;
    }

    /** Sets how long to wait between attempts to connect; by default 3 s. The actual delay is up to a fifth longer, at random.
     *
     * @throws IllegalArgumentException if the delay is not positive */
    public FlipperClientBuilder reconnectDelay(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("reconnect delay is not positive: " + duration);
        }
        this.reconnectDelay = duration;
        return this;
    }

    FlipperClientBuilder pluginLimit(Duration other) {
        this.pluginLimit = other;
        return this;
    }

    private static String appIdFrom(String app) {
        String id = app.toLowerCase(Locale.ROOT).replaceAll("[^\\w.-]+", "-").replaceAll("^[.-]+", "");
        return id.isEmpty() ? "app" : id;
    }

    private Transport transport(ScheduledExecutorService timers, SecureRandom random) {
        DaemonThreads threads = new DaemonThreads("bottlenose-link");
        Transport webSocket = new WebSocketTransport(threads, timers, random, timeouts, MAX_MESSAGE);
        return fallback == null || browserPort > 0
                ? webSocket
                : new FallbackTransport(
                        webSocket, fallback.transport(threads, timers, timeouts, MAX_MESSAGE), fallback);
    }

    /** Builds the client. It is not started. */
    public FlipperClient build() {
        Path directory = privateDirectory == null ? platform.privateDirectory(appId) : privateDirectory;
        SecureRandom random = new SecureRandom();
        Journal journal = new Journal(clock, Logger.getLogger("dev.bottlenose.sdk"));
        CertificateSources sources = new CertificateSources(code, provider, backupProvider);
        CredentialFiles files = new CredentialFiles(directory, appId, deviceId, random, sources.medium());
        AppIdentity identity = new AppIdentity(app, appId, os, device);
        DesktopAddress address = browserPort > 0
                ? DesktopAddress.plain(host, browserPort, identity, files)
                : DesktopAddress.secured(host, insecurePort, securePort, identity, files);
        ScheduledExecutorService timers = DaemonThreads.timers("bottlenose-timers");
        Transport transport = transport(timers, random);
        PluginThread plugins = new PluginThread(new DaemonThreads("bottlenose-plugins"), timers, pluginLimit);
        ConnectionAttempts attempts = new ConnectionAttempts(address, sources, journal, clock);
        Backoff backoff = new Backoff(reconnectDelay, random);
        DesktopConnector connector = new DesktopConnector(attempts, transport, plugins, timers, journal, backoff);
        return new FlipperClient(connector, eventsKept, journal);
    }
}
