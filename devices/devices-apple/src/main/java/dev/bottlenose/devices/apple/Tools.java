package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Apple's developer tools and idb, as commands. Each call blocks until its program has ended. Safe from any thread. */
final class Tools {
    /** A list on a Mac that has just been started takes ten seconds and more. */
    static final Duration LISTING = Duration.ofSeconds(30);

    private final Programs programs;
    private final Map<String, String> environment;
    private final Optional<Path> xcrun;
    private final Optional<Path> idb;

    /** @param usualPlaces where programs are looked for that are not on the PATH */
    Tools(Programs programs, Map<String, String> environment, List<Path> usualPlaces) {
        this.programs = programs;
        this.environment = environment;
        this.xcrun = find("xcrun", environment, usualPlaces);
        this.idb = find("idb", environment, usualPlaces);
    }

    boolean hasIdb() {
        return idb.isPresent();
    }

    /** Whether idb is told where its one companion is, and so speaks to that target alone. */
    boolean hasCompanion() {
        return environment.containsKey("IDB_COMPANION");
    }

    /** The simulators that can be used, running or not. */
    List<Target> simulators() throws DeviceException {
        try {
            return SimulatorList.read(simctl("list the simulators", LISTING, "list", "devices", "--json"));
        } catch (MalformedJsonException e) {
            throw new DeviceException(ToolFaults.unreadable("simctl", e));
        }
    }

    /** The iPhones and iPads that are attached, or whatever the companion speaks for. */
    List<Target> phones() throws DeviceException {
        try {
            String text = hasCompanion()
                    ? idb("describe its target", LISTING, "describe", "--json")
                    : idb("list the devices", LISTING, "list-targets", "--json");
            return IdbTargets.read(text).stream()
                    .filter(target -> target.booted() && (hasCompanion() || !target.isSimulator()))
                    .toList();
        } catch (MalformedJsonException e) {
            throw new DeviceException(ToolFaults.unreadable("idb", e));
        }
    }

    /**
     * Runs simctl.
     *
     * @param what what it is to do, as in "could not ..."
     * @return what it printed
     */
    String simctl(String what, Duration limit, String... arguments) throws DeviceException {
        Programs.Outcome outcome = run("xcrun", limit, simctlCommand(arguments));
        if (!outcome.succeeded()) {
            throw new DeviceException(ToolFaults.ofXcrun(what, outcome));
        }
        return outcome.output();
    }

    /** Runs idb; for one thread at a time, since its calls get in each other's way. As {@link #simctl}. */
    String idb(String what, Duration limit, String... arguments) throws DeviceException {
        Programs.Outcome outcome = run("idb", limit, idbCommand(arguments));
        if (!outcome.succeeded()) {
            throw new DeviceException(ToolFaults.ofIdb(what, outcome));
        }
        return outcome.output();
    }

    /** What any other program prints; empty if it is not there or fails. */
    Optional<String> ask(String program, String... arguments) {
        Optional<Path> found = find(program, environment, List.of(Path.of("/usr/bin"), Path.of("/bin")));
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

    /** Starts a program that goes on for long; {@code command} from {@link #simctlCommand} or {@link #idbCommand}. */
    RunningProgram start(String tool, List<String> command, Consumer<byte[]> output) throws DeviceException {
        try {
            return programs.start(command, output);
        } catch (IOException e) {
            throw new DeviceException(ToolFaults.notStarted(tool, e));
        }
    }

    List<String> simctlCommand(String... arguments) throws DeviceException {
        Path program = xcrun.orElseThrow(() -> new DeviceException(ToolFaults.XCODE_MISSING));
        List<String> command = new ArrayList<>(List.of(program.toString(), "simctl"));
        // Where a test farm keeps a set of simulators of its own; the original knows this variable too.
        Optional.ofNullable(environment.get("DEVICE_SET_PATH")).ifPresent(set -> command.addAll(List.of("--set", set)));
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> idbCommand(String... arguments) throws DeviceException {
        return command(idb.orElseThrow(() -> new DeviceException(ToolFaults.IDB_MISSING)), arguments);
    }

    private Programs.Outcome run(String tool, Duration limit, List<String> command) throws DeviceException {
        try {
            return programs.run(limit, command);
        } catch (IOException e) {
            throw new DeviceException(ToolFaults.notStarted(tool, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Deed.STOPPING);
        }
    }

    private static List<String> command(Path program, String... arguments) {
        return Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
    }

    private static Optional<Path> find(String program, Map<String, String> environment, List<Path> usualPlaces) {
        Stream<Path> searched = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(Tools::directory);
        return Stream.concat(searched, usualPlaces.stream())
                .map(directory -> directory.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Only absolute ones: what lies in the current directory is not to be run. */
    private static Stream<Path> directory(String entry) {
        try {
            return Stream.of(Path.of(entry)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
