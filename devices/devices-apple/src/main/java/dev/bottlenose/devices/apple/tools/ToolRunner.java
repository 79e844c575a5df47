package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.programs.RunningProgram;
import dev.bottlenose.devices.programs.SearchPath;
import dev.bottlenose.devices.work.BlockingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs developer tools and turns failures to do so into faults. Safe from any thread. */
public final class ToolRunner {
    /** For lists; on a Mac that was started just now they take ten seconds and more. */
    public static final Duration LISTING = Duration.ofSeconds(30);

    private static final List<Path> SYSTEM = List.of(Path.of("/usr/bin"), Path.of("/bin"));

    private final Programs programs;
    private final Map<String, String> environment;
    private final SearchPath path;
    private final List<Path> usualPlaces;

    /** @param usualPlaces where tools are looked for after the PATH */
    public ToolRunner(Programs programs, Map<String, String> environment, List<Path> usualPlaces) {
        this.programs = programs;
        this.environment = Map.copyOf(environment);
        this.path = SearchPath.of(environment);
        this.usualPlaces = usualPlaces;
    }

    /** The output of a program of the system; empty if it is missing or fails. */
    public Optional<String> output(String program, String... arguments) {
        Optional<Path> found = path.then(SYSTEM).find(program);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            Programs.Outcome outcome = run(program, LISTING, command(found.get(), arguments));
            return outcome.succeeded() ? Optional.of(outcome.output()) : Optional.empty();
        } catch (DeviceException e) {
            return Optional.empty();
        }
    }

    Optional<Path> find(String tool) {
        return path.then(usualPlaces).find(tool);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    Programs.Outcome run(String tool, Duration limit, List<String> command) throws DeviceException {
        try {
            return programs.run(limit, command);
        } catch (IOException e) {
            throw new DeviceException(ToolFaults.notStarted(tool, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(BlockingTask.STOPPING);
        }
    }

    RunningProgram start(String tool, List<String> command, Consumer<byte[]> output) throws DeviceException {
        try {
            return programs.start(command, output);
        } catch (IOException e) {
            throw new DeviceException(ToolFaults.notStarted(tool, e));
        }
    }

    static List<String> command(Path program, String... arguments) {
        return Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
    }
}
