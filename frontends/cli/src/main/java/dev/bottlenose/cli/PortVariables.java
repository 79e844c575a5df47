package dev.bottlenose.cli;

import dev.bottlenose.server.ServerPorts;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The original server's environment variables for its ports. The command line takes precedence. */
final class PortVariables {
    /** Stands for a port that the command line does not name. */
    static final int UNSET = -1;

    private static final Pattern PAIR = Pattern.compile("(\\d{1,5}),(\\d{1,5})");

    private final Map<String, String> environment;
    private final Consumer<String> complaints;

    PortVariables(Map<String, String> environment, Consumer<String> complaints) {
        this.environment = environment;
        this.complaints = complaints;
    }

    /**
     * Fills in what is unset: from {@code FLIPPER_ALT_PORTS}, {@code FLIPPER_PORTS} (the RSocket pair) and {@code
     * FLIPPER_BROWSER_PORT}, else the default.
     */
    ServerPorts apply(ServerPorts given) {
        ServerPorts usual = ServerPorts.DEFAULT;
        Pair webSocket = pair("FLIPPER_ALT_PORTS", new Pair(usual.insecure(), usual.secure()));
        Pair rsocket = pair("FLIPPER_PORTS", new Pair(usual.rsocketInsecure(), usual.rsocketSecure()));
        return new ServerPorts(
                or(given.ui(), usual.ui()),
                or(given.secure(), webSocket.secure()),
                or(given.insecure(), webSocket.insecure()),
                or(given.browser(), single("FLIPPER_BROWSER_PORT", usual.browser())),
                or(given.rsocketSecure(), rsocket.secure()),
                or(given.rsocketInsecure(), rsocket.insecure()));
    }

    private record Pair(int insecure, int secure) {}

    private Pair pair(String name, Pair usual) {
        String value = environment.getOrDefault(name, "");
        Matcher parts = PAIR.matcher(value);
        if (parts.matches() && isPort(parts.group(1)) && isPort(parts.group(2))) {
            return new Pair(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        } else if (!value.isEmpty()) {
            complain(name, value, "insecure,secure");
        }
        return usual;
    }

    private int single(String name, int usual) {
        String value = environment.getOrDefault(name, "");
        if (value.matches("\\d{1,5}") && isPort(value)) {
            return Integer.parseInt(value);
        } else if (!value.isEmpty()) {
            complain(name, value, "a port");
        }
        return usual;
    }

    private void complain(String name, String value, String form) {
        complaints.accept("warning: " + name + " is ignored: '" + value + "' is not of the form " + form
                + ". try: unset " + name);
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port > 0 && port < 65536;
    }

    private static int or(int given, int other) {
        return given == UNSET ? other : given;
    }
}
