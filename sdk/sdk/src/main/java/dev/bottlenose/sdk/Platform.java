package dev.bottlenose.sdk;

import dev.bottlenose.sdk.certificates.FlipperCertificateProvider;
import dev.bottlenose.sdk.certificates.HttpCertificateProvider;
import dev.bottlenose.sdk.certificates.MissingCertificatesException;
import dev.bottlenose.sdk.pairing.PairingCodeSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Defaults from this machine's properties and environment. */
final class Platform {
    private static final String PAIRING_CODE = "BOTTLENOSE_PAIRING_CODE";
    private static final String STORE = "BOTTLENOSE_STORE";

    private final Properties properties;
    private final Map<String, String> environment;

    Platform(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Flipper's name for the operating system. */
    String os() {
        String name = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "MacOS";
        }
        return name.startsWith("windows") ? "Windows" : "Linux";
    }

    /** The host name. Looking it up may take seconds. */
    static String device() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** The directory for the state of an app that its user does not need to see. */
    Path privateDirectory(String appId) {
        return stateDirectory().resolve("bottlenose").resolve(appId);
    }

    /**
     * One of the two ports in the property {@code flipper.ports}, {@code insecure,secure}: the name that Android apps use.
     */
    int port(int index, int otherwise) {
        String[] ports = properties.getProperty("flipper.ports", "").split(",", -1);
        try {
            return index < ports.length ? Integer.parseInt(ports[index].trim()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The pairing code in the environment, or in the file that the environment names. */
    PairingCodeSource pairingCode() {
        @Nullable String code = environment.get(PAIRING_CODE);
        @Nullable String file = environment.get(PAIRING_CODE + "_FILE");
        if (code != null && !code.trim().isEmpty()) {
            return PairingCodeSource.of("the environment variable " + PAIRING_CODE, code);
        }
        return file == null || file.isEmpty() ? PairingCodeSource.none() : PairingCodeSource.file(Paths.get(file));
    }

    /** The store that the environment names; if its address is invalid, a provider that reports so. */
    @Nullable
    FlipperCertificateProvider store() {
        @Nullable String address = environment.get(STORE);
        if (address == null || address.isEmpty()) {
            return null;
        }
        @Nullable String token = environment.get(STORE + "_TOKEN");
        try {
            return new HttpCertificateProvider(address, token == null ? "" : token.trim());
        } catch (IllegalArgumentException e) {
            return (directory, deviceId) -> {
                throw new MissingCertificatesException(
                        "store-address-wrong",
                        "the environment variable " + STORE + " is not a plain http or https address",
                        "set it to the address given to 'serve --store'");
            };
        }
    }

    private Path stateDirectory() {
        Path home = home();
        switch (os()) {
            case "MacOS":
                return home.resolve("Library").resolve("Application Support");
            case "Windows":
                return absolute(
                        environment.getOrDefault("LOCALAPPDATA", ""),
                        home.resolve("AppData").resolve("Local"));
            default:
                // Relative ones are ignored, as the XDG specification requires.
                return absolute(
                        environment.getOrDefault("XDG_STATE_HOME", ""),
                        home.resolve(".local").resolve("state"));
        }
    }

    /**
     * The home in the environment, as other programs find it; else the one that Java found, which is {@code ?} for a user that
     * the system does not know; else the directory for temporary files.
     */
    private Path home() {
        Path found = absolute(
                properties.getProperty("user.home", ""),
                Paths.get(properties.getProperty("java.io.tmpdir", ".")).resolve("bottlenose-home"));
        return os().equals("Windows") ? found : absolute(environment.getOrDefault("HOME", ""), found);
    }

    /** A directory by its name; relative ones and those that Java cannot read in this locale are ignored. */
    private static Path absolute(String name, Path otherwise) {
        try {
            return Paths.get(name).isAbsolute() ? Paths.get(name) : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
