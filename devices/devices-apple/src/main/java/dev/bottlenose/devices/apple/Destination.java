package dev.bottlenose.devices.apple;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paths that iOS apps give as their destination. Source: docs/PROTOCOL.md, iOS. */
final class Destination {
    private static final Pattern SIMULATOR = Pattern.compile("/Devices/([^/]+)/");
    private static final Pattern CONTAINER = Pattern.compile("/Application/[^/]+/(.+)");

    private Destination() {}

    /** The simulator whose file system a path is in; apps on one see the Mac's own paths. */
    static Optional<String> simulator(String path) {
        Matcher found = SIMULATOR.matcher(path);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /**
     * The part of a path that is inside the app's container, without trailing separator; empty if there is none, or if idb
     * would take it for something else: a way out, an option, or a bundle's name.
     */
    static Optional<String> inContainer(String path) {
        Matcher found = CONTAINER.matcher(path);
        if (!found.find()) {
            return Optional.empty();
        }
        String inside = found.group(1).replaceAll("/+$", "");
        boolean strange = inside.isEmpty()
                || inside.startsWith("-")
                || inside.startsWith("/")
                || inside.contains(":")
                || inside.indexOf('\0') >= 0
                || List.of(inside.split("/")).contains("..");
        return strange ? Optional.empty() : Optional.of(inside);
    }
}
