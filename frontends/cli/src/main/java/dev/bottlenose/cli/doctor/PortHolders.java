package dev.bottlenose.cli.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the programs that listen on ports of this computer, as far as Linux shows them to this user. */
final class PortHolders {
    /** The state of a listening socket. Source: Linux, include/net/tcp_states.h. */
    private static final String LISTENING = "0A";

    private static final Pattern FLIPPER =
            Pattern.compile("(?:.*[/\\\\])?flipper(?:-server)?(?:\\.exe|[/\\\\].*)?", Pattern.CASE_INSENSITIVE);

    private final Path proc;

    /** @param proc where Linux shows its processes: {@code /proc} */
    PortHolders(Path proc) {
        this.proc = proc;
    }

    /**
     * A program that listens.
     *
     * @param command its name and arguments
     */
    record Holder(long processId, List<String> command) {
        boolean isOriginalFlipper() {
            return command.stream()
                    .limit(2)
                    .anyMatch(word -> FLIPPER.matcher(word).matches());
        }

        boolean isBottlenose() {
            return command.contains("dev.bottlenose.cli.Main");
        }

        /** The name of its program. */
        String program() {
            String path = command.isEmpty() ? "?" : command.get(0);
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The program that listens on a port; empty if none does, or it belongs to another user, or this is not Linux. */
    Optional<Holder> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            sockets.addAll(listening(proc.resolve("net").resolve(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return children(proc)
                .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                .filter(process -> children(process.resolve("fd")).anyMatch(file -> isOneOf(sockets, file)))
                .findFirst()
                .map(PortHolders::holder);
    }

    /** The inodes of sockets that listen on a port. Source: proc(5), /proc/net/tcp. */
    private static Set<String> listening(Path table, int port) {
        String suffix = String.format(":%04X", port);
        Set<String> inodes = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table, ISO_8859_1)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                    inodes.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException e) {
            // Not Linux.
        }
        return inodes;
    }

    private static boolean isOneOf(Set<String> sockets, Path file) {
        try {
            return sockets.contains(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static Holder holder(Path process) {
        List<String> command = List.of();
        try {
            command = Arrays.asList(
                    Files.readString(process.resolve("cmdline"), UTF_8).split("\0"));
        } catch (IOException e) {
            // It has ended, or its arguments are not text.
        }
        return new Holder(Long.parseLong(process.getFileName().toString()), command);
    }

    /** What is in a directory; nothing if it cannot be read. */
    private static Stream<Path> children(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList().stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }
}
