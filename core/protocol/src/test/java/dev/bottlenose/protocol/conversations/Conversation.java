package dev.bottlenose.protocol.conversations;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A conversation that both sides of the wire replay; the format is in core/wire/conversations/README.md. */
record Conversation(String name, List<Line> lines) {
    record Line(String key, String text) {}

    static List<Conversation> all() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(Conversation.class.getResource("/conversations"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Conversation::read)
                    .toList();
        }
    }

    Optional<String> value(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(Line::text)
                .findFirst();
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
                            .map(Conversation::line)
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException("conversation is not readable: " + file, e);
        }
    }

    private static Line line(String line) {
        int colon = line.indexOf(':');
        return new Line(line.substring(0, colon), line.substring(colon + 1).strip());
    }
}
