package dev.bottlenose.devices.apple.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds crash reports that are written after it began. Blocks while it reads files; not thread-safe. */
public final class CrashWatcher {
    private static final int LARGEST_REPORT = 8 << 20;

    /** A report that is being written is incomplete at first; one that stays so is of no simulator. */
    private static final int TRIES = 3;

    private final Path directory;
    private final Consumer<CrashReports.Crashed> found;
    private final Map<Path, Integer> tries = new HashMap<>();
    private final Set<Path> settled = new HashSet<>();

    /** @param directory where the Mac writes its reports; may be missing */
    public CrashWatcher(Path directory, Consumer<CrashReports.Crashed> found) {
        this.directory = directory;
        this.found = found;
    }

    /** Ignores the reports that exist now. */
    public void begin() {
        reports().ifPresent(settled::addAll);
    }

    /** Reads the reports that are new since the last call. */
    public void poll() {
        reports().ifPresent(this::poll);
    }

    private void poll(Set<Path> present) {
        settled.retainAll(present);
        tries.keySet().retainAll(present);
        for (Path report : present) {
            if (!settled.contains(report)) {
                read(report);
            }
        }
    }

    private void read(Path report) {
        Optional<CrashReports.Crashed> crashed = Optional.empty();
        try {
            if (Files.size(report) <= LARGEST_REPORT) {
                crashed = CrashReports.read(new String(Files.readAllBytes(report), UTF_8));
            }
        } catch (IOException e) {
            // The next poll tries again.
        }
        if (crashed.isPresent() || tries.merge(report, 1, Integer::sum) >= TRIES) {
            settled.add(report);
            tries.remove(report);
        }
        crashed.ifPresent(found);
    }

    /** Empty if the directory cannot be read now. */
    private Optional<Set<Path>> reports() {
        Set<Path> reports = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{ips,crash}")) {
            files.forEach(reports::add);
        } catch (NoSuchFileException noCrashYet) {
            return Optional.of(Set.of());
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
        return Optional.of(reports);
    }
}
