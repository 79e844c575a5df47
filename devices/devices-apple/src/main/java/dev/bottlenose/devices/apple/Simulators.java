package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.AppleTools;
import dev.bottlenose.devices.work.BlockingTask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The simulators installed on this Mac. */
final class Simulators implements VirtualDevices {
    private static final Duration BOOTING = Duration.ofMinutes(2);

    private final AppleTools tools;
    private final Executor toolThread;

    /** @param toolThread runs one task at a time, so that lists never overlap */
    Simulators(AppleTools tools, Executor toolThread) {
        this.tools = tools;
        this.toolThread = toolThread;
    }

    @Override
    public CompletionStage<List<VirtualDevice>> list() {
        return BlockingTask.start(
                toolThread,
                () -> tools.simctl().simulators().stream()
                        .map(Target::toVirtualDevice)
                        .toList());
    }

    /** A simulator has only a cold start. The Simulator app, its window, may be missing. */
    @Override
    public CompletionStage<Void> launch(String id, boolean cold) {
        return BlockingTask.startStep(toolThread, () -> {
            boolean runs = tools.simctl().simulators().stream()
                    .anyMatch(target -> target.udid().equals(id) && target.booted());
            if (!runs) {
                tools.simctl().run("start the simulator '" + id + "'", BOOTING, "boot", id);
            }
            tools.runner().output("open", "-a", "Simulator");
        });
    }
}
