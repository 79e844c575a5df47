package dev.bottlenose.cli;

import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.server.BottlenoseServer;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.PairingOptions;
import dev.bottlenose.server.ServerOptions;
import dev.bottlenose.server.ServerPorts;
import dev.bottlenose.server.ServerStartException;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.history.HistoryLimits;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the server until it is stopped. */
@Command(
        name = "serve",
        description = "Runs the server that apps and front ends connect to.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** A message is one array of bytes. */
    private static final int MOST_MIB = 1024;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final Console console = new Console();

    @Option(names = "--home", paramLabel = "DIR", description = "Where to keep files; by default ~/.flipper.")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "ADDR",
            defaultValue = "localhost",
            description = "Where apps reach the server; by default only on this computer.")
    private String host = "localhost";

    @Option(names = "--port", paramLabel = "PORT", description = "For front ends; by default 52342.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--secure-port", paramLabel = "PORT", description = "For apps; by default 9088.")
    private Optional<Integer> securePort = Optional.empty();

    @Option(names = "--insecure-port", paramLabel = "PORT", description = "For apps that pair; by default 9089.")
    private Optional<Integer> insecurePort = Optional.empty();

    @Option(names = "--browser-port", paramLabel = "PORT", description = "For apps in browsers; by default 8333.")
    private Optional<Integer> browserPort = Optional.empty();

    @Option(names = "--rsocket-secure-port", paramLabel = "PORT", description = "For pre-2022 apps; by default 8088.")
    private Optional<Integer> rsocketSecurePort = Optional.empty();

    @Option(
            names = "--rsocket-insecure-port",
            paramLabel = "PORT",
            description = "For pre-2022 apps that pair; by default 8089.")
    private Optional<Integer> rsocketInsecurePort = Optional.empty();

    @Option(names = "--no-android", description = "Leave Android devices and emulators alone.")
    private boolean noAndroid;

    @Option(names = "--no-ios", description = "Leave iOS devices and simulators alone.")
    private boolean noIos;

    @Option(
            names = "--history-mib",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "Memory for the buffered messages of one app; by default 64.")
    private int historyMib = 64;

    @Option(
            names = "--message-mib",
            paramLabel = "MIB",
            defaultValue = "100",
            description = "The largest message an app may send; by default 100.")
    private int messageMib = 100;

    @Option(
            names = "--page",
            paramLabel = "DIR",
            description =
                    "Serve the page in this directory, for example the original's: static in npm's flipper-server.")
    private Optional<Path> page = Optional.empty();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final RecordingOption recording = new RecordingOption();

    @Option(
            names = "--ios-secret-exchange",
            description = "Let iOS apps to which no file can be written have their certificates encrypted in the reply,"
                    + " as the original could; the key is shown to front ends.")
    private boolean iosSecretExchange;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description =
                    "Plugins of your own for the page: ES modules in this directory; by default bottlenose/plugins in"
                            + " the home.")
    private Optional<Path> plugins = Optional.empty();

    @Option(names = "--open", description = "Open the page in a browser.")
    private boolean open;

    @Option(names = "--json", description = "Print one JSON object when the server is ready.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (historyMib < 0 || messageMib < 1 || messageMib > MOST_MIB) {
            throw new ParameterException(
                    spec.commandLine(), "--message-mib must be from 1 to " + MOST_MIB + ", --history-mib not negative");
        }
        try (BottlenoseServer server = BottlenoseServer.start(options(), new ServeLog(console.err()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "bottlenose-stop"));
            warnOfWhatIsReachable(server.ports());
            announce(server);
            if (open) {
                Browser.open(server.pageAddress(), console.err());
            }
            server.awaitStopRequest();
            return 0;
        } catch (ServerStartException e) {
            throw new CommandFailure(e.fault());
        }
    }

    private ServerOptions options() throws CommandFailure {
        ServerPorts wanted = ports();
        checkPorts(wanted);
        long history = (long) historyMib << 20;
        ServerOptions.Builder options = ServerOptions.in(
                        home.map(path -> new Home(path.toAbsolutePath())).orElseGet(Home::ofUser))
                .host(host)
                .ports(wanted)
                .history(new HistoryLimits(
                        history, Math.max(3 * history, 1 << 20), HistoryLimits.DEFAULT.disconnectedApps()))
                .largestAppMessage(messageMib << 20)
                .disabledBridges(disabledBridges())
                .recording(recording.options())
                .pairing(new PairingOptions(store.uploader(), iosSecretExchange));
        page.ifPresent(options::page);
        plugins.ifPresent(options::plugins);
        return options.build();
    }

    private ServerPorts ports() {
        return new PortVariables(System.getenv(), console.err()::println)
                .apply(new ServerPorts(
                        port.orElse(PortVariables.UNSET),
                        securePort.orElse(PortVariables.UNSET),
                        insecurePort.orElse(PortVariables.UNSET),
                        browserPort.orElse(PortVariables.UNSET),
                        rsocketSecurePort.orElse(PortVariables.UNSET),
                        rsocketInsecurePort.orElse(PortVariables.UNSET)));
    }

    private Set<String> disabledBridges() {
        Set<String> off = new HashSet<>();
        if (noAndroid) {
            off.add("android");
        }
        if (noIos) {
            off.add("ios");
        }
        return off;
    }

    private void checkPorts(ServerPorts ports) {
        for (int number : new int[] {
            ports.ui(),
            ports.secure(),
            ports.insecure(),
            ports.browser(),
            ports.rsocketSecure(),
            ports.rsocketInsecure()
        }) {
            if (number < 0 || number > 65535) {
                throw new ParameterException(spec.commandLine(), "A port is from 0 to 65535, not " + number);
            }
        }
    }

    private void announce(BottlenoseServer server) {
        if (json) {
            console.out()
                    .println(Json.object()
                            .put("event", "ready")
                            .put("ports", server.ports().toJson())
                            .put("authority", AuthorityDescription.FORM.write(Descriptions.of(server.authority())))
                            .put("page", server.pageAddress())
                            .build());
        } else {
            console.out().println("secure     port " + server.ports().secure() + ": apps connect, with certificates");
            console.out().println("insecure   port " + server.ports().insecure() + ": apps pair");
            console.out().println("browser    port " + server.ports().browser() + ": apps in browsers connect");
            console.out()
                    .println("rsocket    port " + server.ports().rsocketSecure()
                            + ": pre-2022 apps connect, with certificates");
            console.out().println("rsocket    port " + server.ports().rsocketInsecure() + ": pre-2022 apps pair");
            console.out().println("ui         port " + server.ports().ui() + ": front ends connect");
            console.out().println("authority  " + server.authority().fingerprint());
            console.out().println("page       " + server.pageAddress());
        }
    }

    private void warnOfWhatIsReachable(ServerPorts ports) {
        if (!host.equals("localhost") && !host.equals("127.0.0.1") && !host.equals("::1")) {
            console.err()
                    .println("warning: With --host " + host + " other computers reach ports " + ports.insecure()
                            + " and " + ports.rsocketInsecure() + " (where certificates are given to apps"
                            + " with a pairing code), ports " + ports.secure()
                            + " and " + ports.rsocketSecure() + " (apps, with certificates) and port " + ports.browser()
                            + " (apps in browsers, without). Front ends still connect from this computer only.");
        }
    }
}
