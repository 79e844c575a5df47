package dev.bottlenose.devices.programs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Directories in which programs are looked for, in order. */
public record SearchPath(List<Path> directories) {
    public SearchPath {
        directories = directories.stream().distinct().toList();
    }

    /** The absolute directories of the environment's {@code PATH}; a program in the current directory is never run. */
    public static SearchPath of(Map<String, String> environment) {
        return new SearchPath(Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(SearchPath::directory)
                .toList());
    }

    /** These directories too, after all others. */
    public SearchPath then(List<Path> more) {
        return new SearchPath(Stream.concat(directories.stream(), more.stream()).toList());
    }

    /** Every file that a program of this name could be, in order. */
    public List<Path> candidates(String program) {
        return directories.stream().map(directory -> directory.resolve(program)).toList();
    }

    /** The first file of this name that can be run. */
    public Optional<Path> find(String program) {
        return candidates(program).stream().filter(SearchPath::isProgram).findFirst();
    }

    public static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Stream<Path> directory(String entry) {
        try {
            return Stream.of(Path.of(entry)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
