package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.android.adb.SdkProgram;
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
    private final Workshop workshop;
    private final AttachedDevices devices;

    Emulators(SdkProgram program, Workshop workshop, AttachedDevices devices) {
        this.program = program;
        this.workshop = workshop;
        this.devices = devices;
    }

    @Override
    public CompletionStage<List<VirtualDevice>> list() {
        return workshop.start(() -> names().stream()
                .map(name -> new VirtualDevice(name, name.replace('_', ' '), "", isRunning(name)))
                .toList());
    }

    @Override
    public CompletionStage<Void> launch(String id, boolean cold) {
        return workshop.start(() -> {
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
                        SdkProgram.launch(command);
                    } catch (IOException e) {
                        throw notUsable(e);
                    }
                    return true;
                })
                .thenAccept(launched -> {});
    }

    private List<String> names() throws DeviceException, InterruptedException {
        try {
            return SdkProgram.run(List.of(file().toString(), "-list-avds"), LIMIT)
                    .lines()
                    .map(String::strip)
                    // Some versions say more than names.
                    .filter(line -> line.matches("[\\w.-]+"))
                    .toList();
        } catch (IOException e) {
            throw notUsable(e);
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
                        "Android's emulator is not on this computer.",
                        "install it with the SDK manager and set ANDROID_HOME")));
    }

    private static DeviceException notUsable(IOException cause) {
        return new DeviceException(new Fault(
                "emulator-unusable",
                "Android's emulator cannot be run: " + cause.getMessage() + ".",
                "run 'emulator -list-avds' to see what it says"));
    }
}
