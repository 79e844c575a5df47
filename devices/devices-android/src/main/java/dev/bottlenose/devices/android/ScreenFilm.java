package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.ShellResult;
import dev.bottlenose.devices.android.adb.ShellStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The film of a device's screen that is being made, at most one. Safe from any thread; methods block. */
final class ScreenFilm {
    private static final String ON_DEVICE = "/sdcard/bottlenose-film.mp4";

    private final AdbDevice device;
    private final Workshop workshop;
    private Optional<Running> running = Optional.empty();

    private record Running(Path destination, ShellStream stream, CompletableFuture<byte[]> said) {}

    ScreenFilm(AdbDevice device, Workshop workshop) {
        this.device = device;
        this.workshop = workshop;
    }

    synchronized void start(Path destination, Duration limit) throws IOException, DeviceException {
        if (running.isPresent()) {
            throw failure("begin another film", "it is filming already", "end that film first");
        }
        ShellStream stream = device.follow("screenrecord " + ON_DEVICE, limit);
        running = Optional.of(new Running(destination, stream, workshop.start(stream::readAllBytes)));
    }

    /** Ends the film and fetches it; it may have ended by itself, at the device's own limit. */
    synchronized Path stop(Duration limit) throws IOException, DeviceException {
        Running film = running.orElseThrow(
                () -> failure("end its film", "none was begun", "begin one: device-start-screencapture"));
        running = Optional.empty();
        try (ShellStream stream = film.stream()) {
            // What screenrecord takes as the wish to end, and finishes its file for.
            device.shell("pkill -2 screenrecord", limit);
            film.said().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure("end its film", String.valueOf(e.getCause()), "try again");
        } catch (TimeoutException e) {
            throw failure("end its film", "it goes on filming", "restart the device");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("end its film", "the server is being stopped", "start it again");
        }
        ShellResult content = device.shell("cat " + ON_DEVICE + " && rm -f " + ON_DEVICE, limit);
        if (content.failed() || content.output().length == 0) {
            throw failure("film its screen", content.words(), "see that its screen is on and no app forbids it");
        }
        Files.write(film.destination(), content.output());
        return film.destination();
    }

    synchronized void close() {
        running.ifPresent(film -> film.stream().close());
        running = Optional.empty();
    }

    private DeviceException failure(String deed, String words, String next) {
        return new DeviceException(DeviceFaults.failed(device.serial(), deed, words, next));
    }
}
