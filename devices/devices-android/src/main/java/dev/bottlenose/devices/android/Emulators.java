package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The virtual devices of this computer, through the SDK's {@code emulator}. Safe from any thread. */
final class Emulators implements VirtualDevices {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SdkProgram program;
    private final AndroidContext context;
    private final AttachedDevices devices;

    Emulators(SdkProgram program, AndroidContext context, AttachedDevices devices) {
        this.program = program;
        this.context = context;
        this.devices = devices;
    }

    @Override
    public CompletionStage<List<VirtualDevice>> list() {
        return context.start(() -> names().stream()
                .map(name -> new VirtualDevice(name, name.replace('_', ' '), "", isRunning(name)))
                .toList());
    }

    @Override
    public CompletionStage<Void> launch(String id, boolean cold) {
        return BlockingTask.startStep(context.threads(), () -> {
            if (!names().contains(id)) {
                throw new DeviceException(new Fault(
                        "emulator-unknown",
                        "There is no virtual device '" + id + "' on this computer.",
                        "choose one that 'emulator -list-avds' lists"));
            }
            List<String> command = new ArrayList<>(List.of(file().toString(), "@" + id));
            if (cold) {
                command.add("-no-snapshot-load");
            }
            try {
                context.programs().launch(command);
            } catch (IOException e) {
                throw unusable(String.valueOf(e.getMessage()));
            }
        });
    }

    private List<String> names() throws DeviceException {
        try {
            Programs.Outcome outcome = context.programs().run(LIMIT, List.of(file().toString(), "-list-avds"));
            if (!outcome.succeeded()) {
                throw unusable(outcome.failure());
            }
            return outcome.output()
                    .lines()
                    .map(String::strip)
                    // Some versions print more than names.
                    .filter(line -> line.matches("[\\w.-]+"))
                    .toList();
        } catch (IOException e) {
            throw unusable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(BlockingTask.STOPPING);
        }
    }

    private boolean isRunning(String name) {
        return devices.usable().stream()
                .anyMatch(device -> device.isEmulator() && device.title().equals(name));
    }

    private Path file() throws DeviceException {
        return program.file()
                .orElseThrow(() -> new DeviceException(new Fault(
                        "emulator-missing",
                        "Android's emulator is not installed on this computer.",
                        "install it with the SDK manager and set ANDROID_HOME")));
    }

    private static DeviceException unusable(String why) {
        return new DeviceException(new Fault(
                "emulator-unusable",
                "Android's emulator cannot be run: " + why + ".",
                "run 'emulator -list-avds' and read its output"));
    }
}
