package dev.bottlenose.devices.apple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private directory for a moment, through which programs are given files and leave what they were asked for. */
record Scratch(Path path) implements AutoCloseable {
    /** Nobody else can look into it. */
    static Scratch create() throws IOException {
        return new Scratch(Files.createTempDirectory("bottlenose-"));
    }

    /** Removes it with everything in it. */
    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(path)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
