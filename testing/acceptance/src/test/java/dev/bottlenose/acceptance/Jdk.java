package dev.bottlenose.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installed Java. */
record Jdk(int version, Path java) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final List<Integer> LONG_TERM = List.of(17, 21, 25, 29);

    /** The one that runs this test. */
    static Jdk current() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** The oldest we support and the newest with long-term support, as far as they are installed; at least the current. */
    static List<Jdk> oldestAndNewest() {
        TreeMap<Integer, Jdk> found = new TreeMap<>();
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> homes = Files.list(installed)) {
                homes.sorted(Comparator.reverseOrder()).flatMap(Jdk::at).forEach(jdk -> found.put(jdk.version(), jdk));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.keySet().retainAll(LONG_TERM);
        found.put(current().version(), current());
        return Stream.of(found.firstEntry().getValue(), found.lastEntry().getValue())
                .distinct()
                .toList();
    }

    private static Stream<Jdk> at(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            Path java = home.resolve("bin/java");
            return version.find() && Files.isExecutable(java)
                    ? Stream.of(new Jdk(Integer.parseInt(version.group(1)), java))
                    : Stream.empty();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
