package dev.bottlenose.server;

import dev.bottlenose.wire.Fault;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the user's home directory. Pure. */
final class UserHome {
    private UserHome() {}

    /**
     * The directory in {@code $HOME}, else the one that Java found.
     *
     * @param property the system property {@code user.home}; {@code ?} for a user that the system does not know
     * @throws UnknownHomeException if neither is absolute
     */
    static Path of(Map<String, String> environment, String property) {
        try {
            return Stream.of(environment.getOrDefault("HOME", ""), property)
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .findFirst()
                    .orElseThrow(() -> new UnknownHomeException(new Fault(
                            "home-unknown",
                            "No home directory is known: HOME is not set, and the system does not know this user.",
                            "set HOME, or use --home")));
        } catch (InvalidPathException e) {
            throw new UnknownHomeException(new Fault(
                    "home-encoding",
                    "The name of the home directory has letters that the locale's encoding, "
                            + System.getProperty("sun.jnu.encoding") + ", does not have.",
                    "set LC_ALL=C.UTF-8"));
        }
    }
}
