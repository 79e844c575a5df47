package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.VirtualDevices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The simulators installed on this Mac. */
final class Simulators implements VirtualDevices {
    private static final Duration BOOTING = Duration.ofMinutes(2);

    private final Tools tools;
    private final Executor toolThread;

    /** @param toolThread where lists stand in line, so that two never run at once */
    Simulators(Tools tools, Executor toolThread) {
        this.tools = tools;
        this.toolThread = toolThread;
    }

    @Override
    public CompletionStage<List<VirtualDevice>> list() {
        return Deed.on(
                toolThread,
                () -> tools.simulators().stream().map(Target::toVirtualDevice).toList());
    }

    /** A simulator has no other start than a cold one. Its window is a program of its own, and may be missing. */
    @Override
    public CompletionStage<Void> launch(String id, boolean cold) {
        return Deed.stepOn(toolThread, () -> {
            boolean runs =
                    tools.simulators().stream().anyMatch(target -> target.udid().equals(id) && target.booted());
            if (!runs) {
                tools.simctl("start the simulator '" + id + "'", BOOTING, "boot", id);
            }
            tools.ask("open", "-a", "Simulator");
        });
    }
}
