package dev.bottlenose.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules that the root's POM lists. */
final class Modules {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final List<Path> ALL = read();

    private Modules() {}

    private static List<Path> read() {
        try {
            String pom = Files.readString(ROOT.resolve("pom.xml"));
            return Pattern.compile("<module>([^<]+)</module>")
                    .matcher(pom)
                    .results()
                    .map((MatchResult module) -> ROOT.resolve(module.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
