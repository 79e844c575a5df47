package dev.bottlenose.samples.plain;

import java.util.Optional;

/**
 * The demo's name and operating system, and its desktop's address.
 *
 * @param os the operating system to report; empty for the one it runs on
 */
public record Options(String name, Optional<String> os, String host, int securePort, int insecurePort) {
    /** The defaults. */
    public static final Options DEFAULT = new Options("Bottlenose Demo", Optional.empty(), "localhost", 9088, 9089);

    /**
     * Reads {@code --name}, {@code --os}, {@code --host}, {@code --secure-port} and {@code --insecure-port}.
     *
     * @throws IllegalArgumentException if there is anything else, with a message for the user
     */
    public static Options parse(String... arguments) {
        Options options = DEFAULT;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Missing value for " + arguments[i]);
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--name" -> new Options(value, os, host, securePort, insecurePort);
            case "--os" -> new Options(name, Optional.of(value), host, securePort, insecurePort);
            case "--host" -> new Options(name, os, value, securePort, insecurePort);
            case "--secure-port" -> new Options(name, os, host, port(option, value), insecurePort);
            case "--insecure-port" -> new Options(name, os, host, securePort, port(option, value));
            default -> throw new IllegalArgumentException("There is no option " + option);
        };
    }

    private static int port(String option, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw new IllegalArgumentException("The value of " + option + " is no port: " + value);
    }
}
