package dev.bottlenose.devices.apple.targets;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paths that iOS apps send, such as their destination. */
public final class AppPath {
    private static final Pattern SIMULATOR = Pattern.compile("/Devices/([^/]+)/");
    private static final Pattern CONTAINER = Pattern.compile("/Application/[^/]+/(.+)");

    private AppPath() {}

    /** The simulator whose file system has this path; apps on a simulator see the Mac's own paths. */
    public static Optional<String> simulator(String path) {
        Matcher found = SIMULATOR.matcher(path);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /**
     * The part of a path within the app's container, without trailing separator; empty if there is none, or if idb would not
     * take it for a path: a way out of the container, an option, or a bundle's name.
     */
    public static Optional<String> inContainer(String path) {
        Matcher found = CONTAINER.matcher(path);
        if (!found.find()) {
            return Optional.empty();
        }
        String inside = found.group(1).replaceAll("/+$", "");
        boolean ambiguous = inside.isEmpty()
                || inside.startsWith("-")
                || inside.startsWith("/")
                || inside.contains(":")
                || inside.indexOf('\0') >= 0
                || List.of(inside.split("/")).contains("..");
        return ambiguous ? Optional.empty() : Optional.of(inside);
    }
}
