package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.ShellResult;
import dev.bottlenose.devices.android.adb.ShellStream;
import dev.bottlenose.devices.work.BlockingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Records a device's screen, one recording at a time. Safe from any thread; methods block. */
final class ScreenRecording {
    private static final String ON_DEVICE = "/sdcard/bottlenose-recording.mp4";

    private final AdbDevice device;
    private final AndroidContext context;
    private Optional<Running> running = Optional.empty();

    private record Running(Path destination, ShellStream stream, CompletableFuture<byte[]> output) {}

    ScreenRecording(AdbDevice device, AndroidContext context) {
        this.device = device;
        this.context = context;
    }

    synchronized void start(Path destination, Duration limit) throws IOException, DeviceException {
        if (running.isPresent()) {
            throw failure("start a recording", "its screen is being recorded already", "stop that recording first");
        }
        ShellStream stream = device.follow("screenrecord " + ON_DEVICE, limit);
        running = Optional.of(new Running(destination, stream, context.start(() -> readAll(stream))));
    }

    /** Stops the recording and copies it from the device. It may have ended before, at the device's own limit. */
    synchronized Path stop(Duration limit) throws IOException, DeviceException {
        Running recording = running.orElseThrow(
                () -> failure("stop a recording", "none was started", "start one: device-start-screencapture"));
        running = Optional.empty();
        try (ShellStream stream = recording.stream()) {
            // An interrupt, on which screenrecord completes its file.
            device.shell("pkill -2 screenrecord", limit);
            recording.output().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DeviceException known
                    ? known
                    : failure("stop the recording", String.valueOf(e.getCause()), "try again");
        } catch (TimeoutException e) {
            throw failure("stop the recording", "it did not end in time", "restart the device");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(BlockingTask.STOPPING);
        }
        ShellResult content = device.output("cat " + ON_DEVICE + " && rm -f " + ON_DEVICE, limit);
        if (content.failed() || content.output().length == 0) {
            throw failure(
                    "record its screen", content.allOutput(), "check that its screen is on and no app forbids it");
        }
        Files.write(recording.destination(), content.output());
        return recording.destination();
    }

    synchronized void close() {
        running.ifPresent(recording -> recording.stream().close());
        running = Optional.empty();
    }

    private byte[] readAll(ShellStream stream) throws DeviceException {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw failure("stop the recording", String.valueOf(e.getMessage()), "try again");
        }
    }

    private DeviceException failure(String action, String output, String next) {
        return new DeviceException(DeviceFaults.failed(device.serial(), action, output, next));
    }
}
