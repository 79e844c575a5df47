package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.IdbTargets;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.programs.RunningProgram;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Facebook's {@code idb}, which controls iPhones and iPads. Its runs disturb each other, so call {@link #run} from one thread
 * at a time.
 */
public final class Idb implements Tool {
    private static final String IDB = "idb";

    private final ToolRunner runner;
    private final Optional<Path> program;

    public Idb(ToolRunner runner) {
        this.runner = runner;
        this.program = runner.find(IDB);
    }

    public boolean isInstalled() {
        return program.isPresent();
    }

    /** The iPhones and iPads that are attached, or the target of the companion. */
    public List<Target> phones() throws DeviceException {
        try {
            String text = hasCompanion()
                    ? run("describe its target", ToolRunner.LISTING, "describe", "--json")
                    : run("list the devices", ToolRunner.LISTING, "list-targets", "--json");
            return IdbTargets.read(text).stream()
                    .filter(target -> target.booted() && (hasCompanion() || !target.isSimulator()))
                    .toList();
        } catch (MalformedJsonException e) {
            throw new DeviceException(ToolFaults.unreadable(IDB, e));
        }
    }

    @Override
    public String run(String action, Duration limit, String... arguments) throws DeviceException {
        Programs.Outcome outcome = runner.run(IDB, limit, command(arguments));
        if (!outcome.succeeded()) {
            throw new DeviceException(ToolFaults.ofIdb(action, outcome));
        }
        return outcome.output();
    }

    @Override
    public RunningProgram start(Consumer<byte[]> output, String... arguments) throws DeviceException {
        return runner.start(IDB, command(arguments), output);
    }

    /** Whether the environment names a companion, and with it the only target. */
    private boolean hasCompanion() {
        return runner.variable("IDB_COMPANION").isPresent();
    }

    private List<String> command(String... arguments) throws DeviceException {
        return ToolRunner.command(program.orElseThrow(() -> new DeviceException(ToolFaults.IDB_MISSING)), arguments);
    }
}
