package dev.bottlenose.cli;

import dev.bottlenose.server.ServerPorts;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The original server's environment variables for its ports. What the command line says comes first. */
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

    /** Fills in what is unset: from {@code FLIPPER_ALT_PORTS} and {@code FLIPPER_BROWSER_PORT}, else the default. */
    ServerPorts apply(ServerPorts given) {
        int insecure = ServerPorts.DEFAULT.insecure();
        int secure = ServerPorts.DEFAULT.secure();
        String pair = environment.getOrDefault("FLIPPER_ALT_PORTS", "");
        Matcher parts = PAIR.matcher(pair);
        if (parts.matches() && isPort(parts.group(1)) && isPort(parts.group(2))) {
            insecure = Integer.parseInt(parts.group(1));
            secure = Integer.parseInt(parts.group(2));
        } else if (!pair.isEmpty()) {
            complain("FLIPPER_ALT_PORTS", pair, "insecure,secure");
        }
        int browser = ServerPorts.DEFAULT.browser();
        String single = environment.getOrDefault("FLIPPER_BROWSER_PORT", "");
        if (single.matches("\\d{1,5}") && isPort(single)) {
            browser = Integer.parseInt(single);
        } else if (!single.isEmpty()) {
            complain("FLIPPER_BROWSER_PORT", single, "a port");
        }
        return new ServerPorts(
                or(given.ui(), ServerPorts.DEFAULT.ui()),
                or(given.secure(), secure),
                or(given.insecure(), insecure),
                or(given.browser(), browser));
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
