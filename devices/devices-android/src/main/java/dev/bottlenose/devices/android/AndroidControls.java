package dev.bottlenose.devices.android;

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

/** What adb can do with a device. Safe from any thread. */
final class AndroidControls implements DeviceControls {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final AdbDevice device;
    private final Workshop workshop;
    private final ScreenFilm film;
    private final Set<Integer> forwarded = ConcurrentHashMap.newKeySet();

    AndroidControls(AdbDevice device, Workshop workshop) {
        this.device = device;
        this.workshop = workshop;
        this.film = new ScreenFilm(device, workshop);
    }

    @Override
    public CompletionStage<byte[]> screenshot() {
        return perform(limit -> {
            ShellResult picture = device.shell("screencap -p", limit);
            byte[] png = picture.output();
            if (png.length < PNG.length || png[0] != PNG[0] || png[1] != PNG[1]) {
                throw failure("take a screenshot", picture.words(), "unlock it; some screens forbid it");
            }
            return png;
        });
    }

    @Override
    public CompletionStage<Void> startScreenCapture(Path destination) {
        return act(limit -> {
            film.start(destination, limit);
        });
    }

    @Override
    public CompletionStage<Path> stopScreenCapture() {
        return perform(film::stop);
    }

    @Override
    public CompletionStage<String> shell(String command) {
        return perform(limit -> device.shell(command, limit).text());
    }

    @Override
    public CompletionStage<Void> install(Path app) {
        return act(limit -> {
            if (!device.features(limit).contains("cmd")) {
                throw failure("install an app", "it is older than Android 7", "adb install " + app);
            }
            try (InputStream apk = new BufferedInputStream(Files.newInputStream(app))) {
                ShellResult result = device.shell("cmd package install -r -t -S " + Files.size(app), apk, limit);
                if (!result.words().contains("Success")) {
                    throw failure("install the app", result.words(), "see the reason it gives; adb install " + app);
                }
            } catch (NoSuchFileException e) {
                throw failure("install the app", "there is no file " + app, "build the app first");
            }
        });
    }

    @Override
    public CompletionStage<Void> open(String app) {
        return act(limit -> {
            ShellResult result =
                    device.shell("monkey -p " + quoted(app) + " -c android.intent.category.LAUNCHER 1", limit);
            if (result.failed() || result.words().contains("monkey aborted")) {
                throw failure(
                        "open '" + app + "'", result.words(), "see that the app is installed and has a launcher icon");
            }
        });
    }

    @Override
    public CompletionStage<Void> navigate(String location) {
        return act(limit -> {
            ShellResult result = device.shell("am start -a android.intent.action.VIEW -d " + quoted(location), limit);
            if (result.failed() || result.words().toLowerCase(Locale.ROOT).contains("error:")) {
                throw failure("follow the link", result.words(), "see that an app on it answers to such links");
            }
        });
    }

    @Override
    public CompletionStage<Void> clearLog() {
        return act(limit -> {
            ShellResult result = device.shell("logcat -c", limit);
            if (result.failed()) {
                throw failure("clear its log", result.words(), "try again; some systems need a second time");
            }
        });
    }

    @Override
    public CompletionStage<Void> forwardPort(int local, int remote) {
        return act(limit -> {
            try {
                device.forward(local, remote, limit);
            } catch (AdbException.Refused e) {
                throw failure("forward port " + local, e.getMessage(), "choose a local port that is free");
            }
            forwarded.add(local);
        });
    }

    /** Takes back what is left of all this. */
    void release() {
        for (int local : forwarded) {
            try {
                device.killForward(local, workshop.limits().farewell());
            } catch (AdbException e) {
                // It went with the device.
            }
        }
        film.close();
    }

    /** Something that blocks, no longer than it is told. */
    private interface Deed<T> {
        T run(Duration limit) throws IOException, DeviceException;
    }

    /** The same without a result. */
    private interface Act {
        void run(Duration limit) throws IOException, DeviceException;
    }

    private CompletableFuture<Void> act(Act act) {
        return perform(limit -> {
                    act.run(limit);
                    return true;
                })
                .thenAccept(done -> {});
    }

    private <T> CompletableFuture<T> perform(Deed<T> deed) {
        Duration limit = workshop.limits().work();
        return workshop.start(() -> {
            try {
                return deed.run(limit);
            } catch (AdbException e) {
                throw new DeviceException(DeviceFaults.of(device.serial(), limit, e));
            } catch (IOException e) {
                throw failure(
                        "do it", "a file on this computer cannot be used: " + e, "see the path and its permissions");
            }
        });
    }

    private DeviceException failure(String deed, String words, String next) {
        return new DeviceException(DeviceFaults.failed(device.serial(), deed, words, next));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
