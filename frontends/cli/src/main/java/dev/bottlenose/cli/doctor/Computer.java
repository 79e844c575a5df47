package dev.bottlenose.cli.doctor;

import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerPorts;
import dev.bottlenose.wire.Fault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What a server and its apps need of this computer. Checks block for a few seconds at most. */
public final class Computer {
    private final Home home;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Path proc;

    public Computer(Home home, Map<String, String> environment, Clock clock) {
        this(home, environment, clock, Path.of("/proc"));
    }

    Computer(Home home, Map<String, String> environment, Clock clock, Path proc) {
        this.home = home;
        this.environment = environment;
        this.clock = clock;
        this.proc = proc;
    }

    /** Checks what keeps a server from starting. */
    public List<Finding> checkForServer(ServerPorts wanted) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("ui", wanted.ui());
        ports.put("secure", wanted.secure());
        ports.put("insecure", wanted.insecure());
        ports.put("browser", wanted.browser());
        ports.put("rsocket-secure", wanted.rsocketSecure());
        ports.put("rsocket-insecure", wanted.rsocketInsecure());
        List<Finding> findings =
                new ArrayList<>(new PortChecks(new PortHolders(proc), InetAddress.getLoopbackAddress()).check(ports));
        findings.addAll(new HomeChecks(home, clock).check());
        findings.add(Finding.good(
                "java", "This is Java " + Runtime.version() + " in " + System.getProperty("java.home") + "."));
        return findings;
    }

    /** Checks what keeps apps from reaching a server. */
    public List<Finding> checkForApps() {
        List<Finding> findings = new ArrayList<>();
        localhost().ifPresent(fault -> findings.add(Finding.bad("localhost", fault)));
        proxy().ifPresent(fault -> findings.add(Finding.bad("proxy", fault)));
        DeviceBridgeFactory.Context context =
                new DeviceBridgeFactory.Context(Runnable::run, System.getProperty("os.name"), environment);
        for (DeviceBridgeFactory bridge : ServiceLoader.load(DeviceBridgeFactory.class)) {
            bridge.examine(context)
                    .forEach(check -> findings.add(new Finding(bridge.name(), check.sentence(), check.fault())));
        }
        return findings;
    }

    private static Optional<Fault> localhost() {
        try {
            if (Stream.of(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress)) {
                return Optional.empty();
            }
        } catch (UnknownHostException e) {
            // Reported below.
        }
        return Optional.of(new Fault(
                "localhost-unresolved",
                "The name localhost does not stand for this computer.",
                "add '127.0.0.1 localhost' to the hosts file"));
    }

    /** Many HTTP clients send even requests to localhost through a proxy, unless an exception is made. */
    private Optional<Fault> proxy() {
        boolean excepted = Stream.of("no_proxy", "NO_PROXY")
                .flatMap(
                        name -> Arrays.stream(environment.getOrDefault(name, "").split("[, ]+")))
                .anyMatch(host ->
                        host.equals("*") || host.toLowerCase(Locale.ROOT).equals("localhost"));
        return Stream.of("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
                .filter(name -> !environment.getOrDefault(name, "").isEmpty() && !excepted)
                .findFirst()
                .map(name -> new Fault(
                        "proxy-for-localhost",
                        name + " is set, and NO_PROXY makes no exception for localhost, so apps may look for the server"
                                + " behind the proxy.",
                        "set NO_PROXY=localhost,127.0.0.1,::1 where the app runs"));
    }
}
