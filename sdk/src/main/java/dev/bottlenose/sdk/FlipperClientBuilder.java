package dev.bottlenose.sdk;

import dev.bottlenose.sdk.carrier.Patience;
import dev.bottlenose.sdk.pairing.CredentialFiles;
import dev.bottlenose.sdk.pairing.DesktopConnector;
import dev.bottlenose.sdk.pairing.Introduction;
import dev.bottlenose.sdk.pairing.Route;
import dev.bottlenose.sdk.state.Journal;
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
    private @Nullable Path privateDirectory;
    private int eventsKept = FlipperClient.EVENTS_KEPT;
    private Clock clock = Clock.systemUTC();
    private Patience patience = Patience.DEFAULT;
    private Duration rest = DesktopConnector.REST;
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

    /** How many events of each background plugin wait while there is no desktop; by default 500, the oldest are lost. */
    public FlipperClientBuilder eventsKept(int count) {
        this.eventsKept = count;
        return this;
    }

    FlipperClientBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    FlipperClientBuilder patience(Patience other) {
        this.patience = other;
        return this;
    }

    FlipperClientBuilder rest(Duration other) {
        this.rest = other;
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

    /** The client, not started yet. */
    public FlipperClient build() {
        Path directory = privateDirectory == null ? platform.privateDirectory(appId) : privateDirectory;
        SecureRandom random = new SecureRandom();
        Journal journal = new Journal(clock, Logger.getLogger("dev.bottlenose.sdk"));
        CredentialFiles files = new CredentialFiles(directory, appId, deviceId, random);
        Introduction introduction = new Introduction(app, appId, os, device);
        Route route = browserPort > 0
                ? Route.plain(host, browserPort, introduction, files)
                : Route.secured(host, insecurePort, securePort, introduction, files);
        ScheduledExecutorService timers = DaemonThreads.timers("bottlenose-timers");
        WebSocketTransport transport =
                new WebSocketTransport(new DaemonThreads("bottlenose-link"), timers, random, patience, MAX_MESSAGE);
        PluginThread plugins = new PluginThread(new DaemonThreads("bottlenose-plugins"), timers, pluginLimit);
        DesktopConnector connector =
                new DesktopConnector(route, transport, plugins, timers, journal, clock, rest, random);
        return new FlipperClient(connector, eventsKept, journal);
    }
}
