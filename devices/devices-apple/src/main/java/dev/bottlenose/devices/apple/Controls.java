package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** What can be done with one target, through simctl or idb. */
final class Controls implements DeviceControls {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration INSTALLING = Duration.ofMinutes(10);
    private static final Pattern BUNDLE = Pattern.compile("\\w[\\w.-]*");
    private static final Pattern LINK = Pattern.compile("[A-Za-z][\\w+.-]*:.*", Pattern.DOTALL);

    private final Target target;
    private final Tools tools;
    private final Films films;
    private final Executor executor;
    private final Executor idbThread;

    /**
     * Does nothing yet.
     *
     * @param idbThread where all calls of idb stand in line
     */
    Controls(Target target, Tools tools, Films films, Executor executor, Executor idbThread) {
        this.target = target;
        this.tools = tools;
        this.films = films;
        this.executor = executor;
        this.idbThread = idbThread;
    }

    @Override
    public CompletionStage<byte[]> screenshot() {
        return Deed.on(thread(), () -> {
            try (Scratch scratch = Scratch.create()) {
                String file = scratch.path().resolve("screen.png").toString();
                run(
                        "take a screenshot of '" + target.name() + "'",
                        SHORT,
                        new String[] {"io", target.udid(), "screenshot", "--type=png", file},
                        new String[] {"screenshot", "--udid", target.udid(), file});
                return Files.readAllBytes(Path.of(file));
            } catch (IOException e) {
                throw new DeviceException(new Fault(
                        "screenshot-missing",
                        "The picture of '" + target.name() + "' was not written: " + e.getMessage() + ".",
                        "see whether there is room for temporary files"));
            }
        });
    }

    @Override
    public CompletionStage<Void> startScreenCapture(Path destination) {
        String file = destination.toAbsolutePath().toString();
        return step(() -> {
            if (target.isSimulator()) {
                films.start(
                        target,
                        destination,
                        "xcrun",
                        tools.simctlCommand("io", target.udid(), "recordVideo", "--codec=h264", "--force", file));
            } else {
                films.start(target, destination, "idb", tools.idbCommand("video", "--udid", target.udid(), file));
            }
        });
    }

    /** Not in idb's own thread: the film's program is already there, and is waited for. */
    @Override
    public CompletionStage<Path> stopScreenCapture() {
        return Deed.on(executor, () -> films.stop(target));
    }

    @Override
    public CompletionStage<Void> install(Path app) {
        String path = app.toAbsolutePath().toString();
        return step(() -> {
            if (!Files.exists(app)) {
                throw new DeviceException(new Fault(
                        "app-file-missing", "There is no app at '" + path + "'.", "give the path of an .app or .ipa"));
            }
            run(
                    "install an app on '" + target.name() + "'",
                    INSTALLING,
                    new String[] {"install", target.udid(), path},
                    new String[] {"install", "--udid", target.udid(), path});
        });
    }

    @Override
    public CompletionStage<Void> open(String app) {
        return step(() -> {
            if (!BUNDLE.matcher(app).matches()) {
                throw new DeviceException(new Fault(
                        "app-id-invalid", "'" + app + "' is no bundle name.", "use one such as com.example.app"));
            }
            run(
                    "open '" + app + "' on '" + target.name() + "'",
                    SHORT,
                    new String[] {"launch", target.udid(), app},
                    new String[] {"launch", "--udid", target.udid(), "--foreground-if-running", app});
        });
    }

    @Override
    public CompletionStage<Void> navigate(String location) {
        return step(() -> {
            if (!LINK.matcher(location).matches()) {
                throw new DeviceException(
                        new Fault("link-invalid", "'" + location + "' is no link.", "use one such as my-app://place"));
            }
            run(
                    "follow a link on '" + target.name() + "'",
                    SHORT,
                    new String[] {"openurl", target.udid(), location},
                    new String[] {"open", "--udid", target.udid(), location});
        });
    }

    /** There is nothing to clear: the log is followed, not kept. The original's page clears its own copy. */
    @Override
    public CompletionStage<Void> clearLog() {
        return CompletableFuture.completedFuture(null);
    }

    /** A simulator's ports are the Mac's own. */
    @Override
    public CompletionStage<Void> forwardPort(int local, int remote) {
        return target.isSimulator() && local == remote
                ? CompletableFuture.completedFuture(null)
                : DeviceControls.super.forwardPort(local, remote);
    }

    private CompletionStage<Void> step(Deed.Step step) {
        return Deed.stepOn(thread(), step);
    }

    private Executor thread() {
        return target.isSimulator() ? executor : idbThread;
    }

    private void run(String what, Duration limit, String[] simctl, String[] idb) throws DeviceException {
        if (target.isSimulator()) {
            tools.simctl(what, limit, simctl);
        } else {
            tools.idb(what, limit, idb);
        }
    }
}
