package dev.bottlenose.devices.android;

import static dev.bottlenose.devices.android.adb.ShellText.quoted;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ShellResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Controls a device through adb. Safe from any thread. */
final class AndroidControls implements DeviceControls {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final AdbDevice device;
    private final AndroidContext context;
    private final ScreenRecording recording;
    private final Set<Integer> forwarded = ConcurrentHashMap.newKeySet();

    AndroidControls(AdbDevice device, AndroidContext context) {
        this.device = device;
        this.context = context;
        this.recording = new ScreenRecording(device, context);
    }

    @Override
    public CompletionStage<byte[]> screenshot() {
        return task(limit -> {
            ShellResult picture = device.output("screencap -p", limit);
            byte[] png = picture.output();
            if (png.length < PNG.length || png[0] != PNG[0] || png[1] != PNG[1]) {
                throw failure("take a screenshot", picture.allOutput(), "unlock it; some screens do not permit it");
            }
            return png;
        });
    }

    @Override
    public CompletionStage<Void> startScreenCapture(Path destination) {
        return step(limit -> {
            recording.start(destination, limit);
        });
    }

    @Override
    public CompletionStage<Path> stopScreenCapture() {
        return task(recording::stop);
    }

    @Override
    public CompletionStage<String> shell(String command) {
        return task(limit -> device.shell(command, limit).text());
    }

    @Override
    public CompletionStage<Void> install(Path app) {
        return step(limit -> {
            if (!device.features(limit).contains("cmd")) {
                throw failure("install an app", "it is older than Android 7", "run: adb install " + app);
            }
            try (InputStream apk = new BufferedInputStream(Files.newInputStream(app))) {
                ShellResult result = device.feed("cmd package install -r -t -S " + Files.size(app), apk, limit);
                if (!result.allOutput().contains("Success")) {
                    throw failure("install the app", result.allOutput(), "try the same by hand: adb install " + app);
                }
            } catch (NoSuchFileException e) {
                throw failure("install the app", "there is no file " + app, "build the app first");
            }
        });
    }

    @Override
    public CompletionStage<Void> open(String app) {
        return step(limit -> {
            ShellResult result =
                    device.shell("monkey -p " + quoted(app) + " -c android.intent.category.LAUNCHER 1", limit);
            if (result.failed() || result.allOutput().contains("monkey aborted")) {
                throw failure(
                        "open '" + app + "'",
                        result.allOutput(),
                        "check that the app is installed and has a launcher icon");
            }
        });
    }

    @Override
    public CompletionStage<Void> navigate(String location) {
        return step(limit -> {
            ShellResult result = device.shell("am start -a android.intent.action.VIEW -d " + quoted(location), limit);
            if (result.failed() || result.allOutput().toLowerCase(Locale.ROOT).contains("error:")) {
                throw failure("open the link", result.allOutput(), "check that an app on it handles such links");
            }
        });
    }

    @Override
    public CompletionStage<Void> clearLog() {
        return step(limit -> {
            ShellResult result = device.shell("logcat -c", limit);
            if (result.failed()) {
                throw failure("clear its log", result.allOutput(), "try again; some devices need a second attempt");
            }
        });
    }

    @Override
    public CompletionStage<Void> forwardPort(int local, int remote) {
        return step(limit -> {
            try {
                device.forward(local, remote, limit);
            } catch (AdbException.Refused e) {
                throw failure("forward port " + local, e.getMessage(), "choose a local port that is free");
            }
            forwarded.add(local);
        });
    }

    /** Undoes what was changed on the device and is still in place. */
    void release() {
        for (int local : forwarded) {
            try {
                device.killForward(local, context.timeouts().shutdown());
            } catch (AdbException e) {
                // The device is disconnected, and its forwarded ports with it.
            }
        }
        recording.close();
    }

    /** A task that blocks, at most for a few of its limits. */
    private interface Task<T> {
        T run(Duration limit) throws IOException, DeviceException;
    }

    /** A task without a result. */
    private interface Step {
        void run(Duration limit) throws IOException, DeviceException;
    }

    private CompletableFuture<Void> step(Step step) {
        return task(limit -> {
                    step.run(limit);
                    return true;
                })
                .thenAccept(done -> {});
    }

    private <T> CompletableFuture<T> task(Task<T> task) {
        Duration limit = context.timeouts().longCommand();
        return context.start(() -> {
            try {
                return task.run(limit);
            } catch (AdbException e) {
                throw new DeviceException(DeviceFaults.of(device.serial(), limit, e));
            } catch (IOException e) {
                throw failure(
                        "do this",
                        "a file on this computer cannot be used: " + e,
                        "check the path and its permissions");
            }
        });
    }

    private DeviceException failure(String action, String output, String next) {
        return new DeviceException(DeviceFaults.failed(device.serial(), action, output, next));
    }
}
