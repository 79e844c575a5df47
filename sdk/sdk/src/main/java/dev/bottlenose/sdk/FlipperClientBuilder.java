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

/** What there is to say about an app before it looks for a desktop. Only the name must be said. For one thread. */
public final class FlipperClientBuilder {
    /** What desktops allow, because they take an id for the name of a package. */
    private static final Pattern APP_ID = Pattern.compile("\\w[\\w.-]*");

    private static final int INSECURE_PORT = 9089;
    private static final int SECURE_PORT = 9088;
    private static final int MAX_MESSAGE = 16 << 20;

    /** Generous: a plugin that works for long in a callback does harm only to others' patience. */
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
        this.insecurePort = platform.port(0, INSECURE_PORT);
        this.securePort = platform.port(1, SECURE_PORT);
        this.code = platform.pairingCode();
        this.provider = platform.store();
    }

    /**
     * The app's id, such as its package name; by default made from its name. Apps of the same id share their certificates.
     *
     * @throws IllegalArgumentException if there is anything but letters, digits, {@code _}, {@code .} and {@code -} in it, or
     *     it begins with one of the last two
     */
    public FlipperClientBuilder appId(String id) {
        if (!APP_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("app id is not letters, digits, '_', '.' and '-': " + id);
        }
        this.appId = id;
        return this;
    }

    /**
     * The operating system to be listed under; by default the one the app runs on: {@code MacOS}, {@code Windows} or {@code
     * Linux}. Facebook's own desktop knows no Linux on its secure port; with that one, an app on Linux says {@code MacOS},
     * or goes through the {@linkplain #browserPort browser port}.
     */
    public FlipperClientBuilder os(String name) {
        this.os = name;
        return this;
    }

    /** The name of the device to be listed under; by default the host's name. Desktops cannot do with a {@code #} in it. */
    public FlipperClientBuilder device(String name) {
        this.device = () -> name;
        return this;
    }

    /** Tells devices of the same name apart, until a desktop gives the device an id of its own. */
    public FlipperClientBuilder deviceId(String id) {
        this.deviceId = id;
        return this;
    }

    /** Where the desktop is; by default {@code localhost}. */
    public FlipperClientBuilder host(String name) {
        this.host = name;
        return this;
    }

    /**
     * The ports for certificates and for everything else; by default those in the system property {@code flipper.ports}
     * ({@code insecure,secure}), else 9089 and 9088.
     */
    public FlipperClientBuilder ports(int insecure, int secure) {
        this.insecurePort = insecure;
        this.securePort = secure;
        return this;
    }

    /**
     * Goes through the port for browsers, usually 8333, instead: without certificates, and so without any assurance of who
     * is listening.
     */
    public FlipperClientBuilder browserPort(int port) {
        this.browserPort = port;
        return this;
    }

    /**
     * Where the app keeps its key and certificates, in a directory {@code sonar}. By default a directory named after the app's
     * id among the user's: {@code $XDG_STATE_HOME/bottlenose} or {@code ~/.local/state/bottlenose}, on a Mac {@code
     * ~/Library/Application Support/bottlenose}, on Windows {@code %LOCALAPPDATA%\bottlenose}. Desktops trust whoever can
     * read here and write what others trust, so nobody else should be able to.
     */
    public FlipperClientBuilder privateDirectory(Path directory) {
        this.privateDirectory = directory;
        return this;
    }

    /**
     * The code that {@code bottlenose pair} printed, for a desktop on another machine. By default what is in the environment
     * variable {@code BOTTLENOSE_PAIRING_CODE}, or in the file that {@code BOTTLENOSE_PAIRING_CODE_FILE} names. Needed for
     * pairing only: an app that has its certificates connects without.
     *
     * @param text in any case, with or without dashes
     * @throws IllegalArgumentException if it is no pairing code
     */
    public FlipperClientBuilder pairingCode(String text) {
        if (!PairingCode.read(text).isPresent()) {
            throw new IllegalArgumentException("pairing code is not one that 'bottlenose pair' prints");
        }
        this.code = PairingCodeSource.of("the app's own settings", text);
        return this;
    }

    /** The file that will hold the pairing code; read whenever the app pairs, and may be missing. */
    public FlipperClientBuilder pairingCodeFile(Path file) {
        this.code = PairingCodeSource.file(file);
        return this;
    }

    /** Who fetches the certificates, for apps whose desktop cannot write to them; by default nobody. */
    public FlipperClientBuilder certificateProvider(FlipperCertificateProvider other) {
        this.provider = other;
        return this;
    }

    /** Who makes certificates of what is sealed; by default the pairing code opens it. */
    public FlipperClientBuilder backupCertificateProvider(FlipperCertificateProvider other) {
        this.backupProvider = other;
        return this;
    }

    /**
     * Fetches the certificates from the store in which the desktop leaves them ({@code serve --store}). By default what the
     * environment variables {@code BOTTLENOSE_STORE} and {@code BOTTLENOSE_STORE_TOKEN} say.
     *
     * @param address {@code http} or {@code https}
     * @param token shown to the store; empty for none
     * @throws IllegalArgumentException if there is no such address
     */
    public FlipperClientBuilder certificateStore(String address, String token) {
        return certificateProvider(new HttpCertificateProvider(address, token));
    }

    /** How many events of each background plugin wait while there is no desktop; by default 500, the oldest are lost. */
    public FlipperClientBuilder eventsKept(int count) {
        this.eventsKept = count;
        return this;
    }

    /**
     * Tries this way too whenever no desktop can be reached over WebSocket; by default there is none. Does not go together
     * with a {@linkplain #browserPort browser port}, which has no other way.
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

    /** How long to wait before looking again for a desktop that is away; by default 3 s. Up to a fifth longer, at random. */
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

    /** The client, not started yet. */
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
