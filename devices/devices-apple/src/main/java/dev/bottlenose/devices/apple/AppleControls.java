package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.AppleTools;
import dev.bottlenose.devices.programs.TemporaryDirectory;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** Controls one target through simctl or idb. */
final class AppleControls implements DeviceControls {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration INSTALLING = Duration.ofMinutes(10);
    private static final Pattern BUNDLE = Pattern.compile("\\w[\\w.-]*");
    private static final Pattern LINK = Pattern.compile("[A-Za-z][\\w+.-]*:.*", Pattern.DOTALL);

    private final Target target;
    private final AppleTools tools;
    private final ScreenRecordings recordings;
    private final Executor executor;
    private final Executor toolExecutor;

    /** @param toolExecutor for runs of the target's tool; idb's run one at a time */
    AppleControls(
            Target target, AppleTools tools, ScreenRecordings recordings, Executor executor, Executor toolExecutor) {
        this.target = target;
        this.tools = tools;
        this.recordings = recordings;
        this.executor = executor;
        this.toolExecutor = toolExecutor;
    }

    @Override
    public CompletionStage<byte[]> screenshot() {
        return BlockingTask.start(toolExecutor, () -> {
            try (TemporaryDirectory directory = TemporaryDirectory.create()) {
                String file = directory.path().resolve("screen.png").toString();
                run(
                        "take a screenshot of '" + target.name() + "'",
                        SHORT,
                        new String[] {"io", target.udid(), "screenshot", "--type=png", file},
                        new String[] {"screenshot", "--udid", target.udid(), file});
                return Files.readAllBytes(Path.of(file));
            } catch (IOException e) {
                throw new DeviceException(new Fault(
                        "screenshot-missing",
                        "The screenshot of '" + target.name() + "' was not written: " + e.getMessage() + ".",
                        "check that there is room for temporary files"));
            }
        });
    }

    @Override
    public CompletionStage<Void> startScreenCapture(Path destination) {
        String file = destination.toAbsolutePath().toString();
        return step(() -> {
            if (target.isSimulator()) {
                recordings.start(
                        target, destination, "io", target.udid(), "recordVideo", "--codec=h264", "--force", file);
            } else {
                recordings.start(target, destination, "video", "--udid", target.udid(), file);
            }
        });
    }

    /** Not on idb's one thread, because it only waits for a program that runs already. */
    @Override
    public CompletionStage<Path> stopScreenCapture() {
        return BlockingTask.start(executor, () -> recordings.stop(target));
    }

    @Override
    public CompletionStage<Void> install(Path app) {
        String path = app.toAbsolutePath().toString();
        return step(() -> {
            if (!Files.exists(app)) {
                throw new DeviceException(new Fault(
                        "app-file-missing", "No app was found at '" + path + "'.", "give the path of an .app or .ipa"));
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
                        "app-id-invalid", "'" + app + "' is not a bundle name.", "use one such as com.example.app"));
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
                throw new DeviceException(new Fault(
                        "link-invalid", "'" + location + "' is not a link.", "use one such as my-app://place"));
            }
            run(
                    "open a link on '" + target.name() + "'",
                    SHORT,
                    new String[] {"openurl", target.udid(), location},
                    new String[] {"open", "--udid", target.udid(), location});
        });
    }

    /** Nothing to clear: the log is followed, not kept. The original's page clears its own copy. */
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

    private CompletionStage<Void> step(BlockingTask.Step step) {
        return BlockingTask.startStep(toolExecutor, step);
    }

    private void run(String action, Duration limit, String[] simctl, String[] idb) throws DeviceException {
        tools.of(target).run(action, limit, target.isSimulator() ? simctl : idb);
    }
}
