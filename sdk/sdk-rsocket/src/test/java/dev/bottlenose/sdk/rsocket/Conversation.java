package dev.bottlenose.sdk.rsocket;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation that the server's tests replay as well; the format is in core/wire/conversations/README.md. */
final class Conversation {
    private final String name;
    private final List<Line> lines;

    private Conversation(String name, List<Line> lines) {
        this.name = name;
        this.lines = lines;
    }

    static List<Conversation> all() {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(Conversation.class.getResource("/conversations"))
                        .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Conversation::read)
                    .collect(Collectors.toList());
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError("no conversations", e);
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** The texts of all lines with this key. */
    List<String> texts(String key) {
        return lines.stream()
                .filter(line -> line.key.equals(key))
                .map(line -> line.text)
                .collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return name;
    }

    private static Conversation read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Conversation(
                    file.getFileName().toString(),
                    lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(Line::new)
                            .collect(Collectors.toList()));
        } catch (IOException e) {
            throw new AssertionError("conversation is not readable: " + file, e);
        }
    }

    /** One line: {@code key: text}. */
    static final class Line {
        private final String key;
        private final String text;

        Line(String line) {
            int colon = line.indexOf(':');
            this.key = line.substring(0, colon);
            this.text = line.substring(colon + 1).strip();
        }

        String key() {
            return key;
        }

        String text() {
            return text;
        }

        @Override
        public String toString() {
            return key + ": " + text;
        }
    }
}
