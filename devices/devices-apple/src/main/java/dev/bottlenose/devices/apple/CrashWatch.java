package dev.bottlenose.devices.apple;

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

/** Looks for reports of crashes that were not there at first. Blocks for as long as the disk does; not thread-safe. */
final class CrashWatch {
    private static final int LARGEST_REPORT = 8 << 20;

    /** A report that is being written cannot be read yet; one that never can is of no simulator. */
    private static final int TRIES = 3;

    private final Path directory;
    private final Consumer<CrashReports.Crashed> found;
    private final Map<Path, Integer> tries = new HashMap<>();
    private final Set<Path> settled = new HashSet<>();

    /** @param directory where the Mac writes its reports; need not exist */
    CrashWatch(Path directory, Consumer<CrashReports.Crashed> found) {
        this.directory = directory;
        this.found = found;
    }

    /** Whatever is there now is old. */
    void begin() {
        reports().ifPresent(settled::addAll);
    }

    void look() {
        reports().ifPresent(this::look);
    }

    private void look(Set<Path> there) {
        settled.retainAll(there);
        tries.keySet().retainAll(there);
        for (Path report : there) {
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
            // It may be readable the next time.
        }
        if (crashed.isPresent() || tries.merge(report, 1, Integer::sum) >= TRIES) {
            settled.add(report);
            tries.remove(report);
        }
        crashed.ifPresent(found);
    }

    /** Empty if it cannot be found out just now. */
    private Optional<Set<Path>> reports() {
        Set<Path> reports = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{ips,crash}")) {
            files.forEach(reports::add);
        } catch (NoSuchFileException nothingEverCrashed) {
            return Optional.of(Set.of());
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
        return Optional.of(reports);
    }
}
