package dev.bottlenose.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The main sources of all modules, Java and TypeScript. */
final class SourceLines {
    private static final List<Path> FILES = files();

    private SourceLines() {}

    /** The lines that match, each with its place. */
    static List<String> lines(Predicate<String> predicate) {
        return FILES.stream().flatMap(file -> lines(file, predicate)).toList();
    }

    private static Stream<String> lines(Path file, Predicate<String> predicate) {
        List<String> lines = Documents.text(file).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(number -> predicate.test(lines.get(number)))
                .mapToObj(number -> Modules.ROOT.relativize(file) + ":" + (number + 1) + ": "
                        + lines.get(number).strip());
    }

    private static List<Path> files() {
        return Modules.ALL.stream()
                .map(module -> module.resolve("src/main"))
                .filter(Files::isDirectory)
                .flatMap(SourceLines::below)
                .sorted()
                .toList();
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|ts|tsx)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
