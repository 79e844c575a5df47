package dev.bottlenose.sdk.spring;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.FlipperClientBuilder;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The properties {@code bottlenose.*} of the client. An invalid one is ignored and logged, because it is no reason for
 * an app not to start.
 */
final class ClientProperties {
    private static final Logger LOG = Logger.getLogger("dev.bottlenose.sdk.spring");
    private static final int INSECURE_PORT = 9089;
    private static final int SECURE_PORT = 9088;

    private final Environment environment;

    private int insecurePort = INSECURE_PORT;
    private int securePort = SECURE_PORT;

    ClientProperties(Environment environment) {
        this.environment = environment;
    }

    /**
     * Builds the client.
     *
     * @param otherName the app's name if {@code spring.application.name} is not set
     */
    FlipperClient client(String otherName) {
        String name = environment.getProperty("spring.application.name", "");
        FlipperClientBuilder builder = FlipperClient.builder(name.isBlank() ? otherName : name);
        apply("bottlenose.app-id", String.class, builder::appId);
        apply("bottlenose.os", String.class, builder::os);
        apply("bottlenose.device", String.class, builder::device);
        apply("bottlenose.device-id", String.class, builder::deviceId);
        apply("bottlenose.host", String.class, builder::host);
        apply("bottlenose.private-directory", String.class, path -> builder.privateDirectory(Path.of(path)));
        apply("bottlenose.events-kept", Integer.class, count -> builder.eventsKept(notNegative(count)));
        apply("bottlenose.browser-port", Integer.class, port -> builder.browserPort(port(port)));
        apply("bottlenose.insecure-port", Integer.class, port -> {
            insecurePort = port(port);
            builder.ports(insecurePort, securePort);
        });
        apply("bottlenose.secure-port", Integer.class, port -> {
            securePort = port(port);
            builder.ports(insecurePort, securePort);
        });
        return builder.build();
    }

    private <T> void apply(String property, Class<T> type, Consumer<T> to) {
        try {
            @Nullable T value = environment.getProperty(property, type);
            if (value != null) {
                to.accept(value);
            }
        } catch (RuntimeException e) {
            LOG.warning("The property " + property + " is ignored: " + e.getMessage() + ". try: correct or remove it");
        }
    }

    private static int port(int number) {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("port is not between 1 and 65535: " + number);
        }
        return number;
    }

    private static int notNegative(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("number is negative: " + number);
        }
        return number;
    }
}
