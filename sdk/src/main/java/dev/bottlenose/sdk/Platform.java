package dev.bottlenose.sdk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What this machine suggests for everything the app's author did not say. */
final class Platform {
    private final Properties properties;
    private final Map<String, String> environment;

    Platform(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** The operating system by Flipper's name for it. */
    String os() {
        String name = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "MacOS";
        }
        return name.startsWith("windows") ? "Windows" : "Linux";
    }

    /** The host's name. May take seconds. */
    static String device() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Where an app keeps what is of no interest to its user. */
    Path privateDirectory(String appId) {
        return stateDirectory().resolve("bottlenose").resolve(appId);
    }

    /**
     * One of the two ports in the property {@code flipper.ports}, {@code insecure,secure}: the name that Android apps know.
     */
    int port(int index, int otherwise) {
        String[] ports = properties.getProperty("flipper.ports", "").split(",", -1);
        try {
            return index < ports.length ? Integer.parseInt(ports[index].trim()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private Path stateDirectory() {
        Path home = Paths.get(properties.getProperty("user.home", "."));
        switch (os()) {
            case "MacOS":
                return home.resolve("Library").resolve("Application Support");
            case "Windows":
                return absolute("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
            default:
                return absolute("XDG_STATE_HOME", home.resolve(".local").resolve("state"));
        }
    }

    /** A directory from the environment; relative ones do not count, as the XDG specification wants it. */
    private Path absolute(String variable, Path otherwise) {
        @Nullable String value = environment.get(variable);
        return value != null && Paths.get(value).isAbsolute() ? Paths.get(value) : otherwise;
    }
}
