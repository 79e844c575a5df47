package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.AppleTools;
import dev.bottlenose.devices.programs.RunningProgram;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Records the screens of targets, one recording at a time for each. Safe from any thread. */
final class ScreenRecordings {
    /** For writing the end of a long recording. */
    private static final Duration FINISHING = Duration.ofSeconds(30);

    private final AppleTools tools;
    private final Map<String, Recording> recordings = new ConcurrentHashMap<>();

    private record Recording(RunningProgram program, Path file) {}

    ScreenRecordings(AppleTools tools) {
        this.tools = tools;
    }

    /** @param command records until it is interrupted */
    void start(Target target, Path file, String... command) throws DeviceException {
        Recording running = recordings.get(target.udid());
        if (running != null && running.program().isAlive()) {
            throw new DeviceException(new Fault(
                    "capture-running",
                    "The screen of '" + target.name() + "' is being recorded already.",
                    "stop that recording first"));
        }
        recordings.put(target.udid(), new Recording(tools.of(target).start(chunk -> {}, command), file));
    }

    /** Blocks until the recording is complete. */
    Path stop(Target target) throws DeviceException {
        Recording recording = recordings.remove(target.udid());
        if (recording == null) {
            throw new DeviceException(new Fault(
                    "capture-not-running",
                    "The screen of '" + target.name() + "' is not being recorded.",
                    "start a recording first"));
        }
        // The file is completed only on an interrupt as from a terminal, which Java cannot send.
        if (recording.program().isAlive()) {
            tools.runner()
                    .output("kill", "-INT", Long.toString(recording.program().pid()));
        }
        try {
            RunningProgram.Exit exit = recording.program().exit().get(FINISHING.toSeconds(), TimeUnit.SECONDS);
            if (Files.isRegularFile(recording.file()) && Files.size(recording.file()) > 0) {
                return recording.file();
            }
            throw new DeviceException(failed(target, exit.errors().strip()));
        } catch (TimeoutException e) {
            recording.program().kill();
            throw new DeviceException(failed(target, "it was not completed in time"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(BlockingTask.STOPPING);
        } catch (ExecutionException | IOException e) {
            throw new DeviceException(failed(target, String.valueOf(e.getMessage())));
        }
    }

    private static Fault failed(Target target, String why) {
        return new Fault(
                "capture-failed",
                "The screen of '" + target.name() + "' was not recorded: "
                        + why.lines().reduce("nothing was written", (earlier, later) -> later) + ".",
                "check that the directory can be written, and that the device is unlocked");
    }
}
