package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.SimulatorList;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.programs.RunningProgram;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Xcode's {@code simctl}, which controls simulators; run by {@code xcrun}. Safe from any thread. */
public final class Simctl implements Tool {
    private static final String XCRUN = "xcrun";

    private final ToolRunner runner;
    private final Optional<Path> xcrun;

    public Simctl(ToolRunner runner) {
        this.runner = runner;
        this.xcrun = runner.find(XCRUN);
    }

    /** The usable simulators, running or not. */
    public List<Target> simulators() throws DeviceException {
        try {
            return SimulatorList.read(run("list the simulators", ToolRunner.LISTING, "list", "devices", "--json"));
        } catch (MalformedJsonException e) {
            throw new DeviceException(ToolFaults.unreadable("simctl", e));
        }
    }

    @Override
    public String run(String action, Duration limit, String... arguments) throws DeviceException {
        Programs.Outcome outcome = runner.run(XCRUN, limit, command(arguments));
        if (!outcome.succeeded()) {
            throw new DeviceException(ToolFaults.ofXcrun(action, outcome));
        }
        return outcome.output();
    }

    @Override
    public RunningProgram start(Consumer<byte[]> output, String... arguments) throws DeviceException {
        return runner.start(XCRUN, command(arguments), output);
    }

    private List<String> command(String... arguments) throws DeviceException {
        Path program = xcrun.orElseThrow(() -> new DeviceException(ToolFaults.XCODE_MISSING));
        List<String> command = new ArrayList<>(ToolRunner.command(program, "simctl"));
        // Test farms may keep a set of simulators of their own; the original reads this variable too.
        runner.variable("DEVICE_SET_PATH").ifPresent(set -> command.addAll(List.of("--set", set)));
        command.addAll(List.of(arguments));
        return command;
    }
}
