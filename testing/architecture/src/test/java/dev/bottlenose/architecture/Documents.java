package dev.bottlenose.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown documents of the tree that the tests run in. */
final class Documents {
    private Documents() {}

    /** The documents at the root and below {@code docs}, sorted. */
    static List<Path> all() {
        try (Stream<Path> top = Files.list(Modules.ROOT);
                Stream<Path> docs = Files.walk(Modules.ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without code, whose words are names on the wire or in the code. */
    static String prose(Path file) {
        return withoutBlocks(text(file)).replaceAll("`[^`]*`", "``");
    }

    /** The text without blocks of code, in which brackets are no links and {@code #} no headings. */
    static String withoutBlocks(String text) {
        return text.replaceAll("(?ms)^```.*?^```$", "");
    }
}
