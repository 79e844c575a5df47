package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The screens that are being filmed. Safe from any thread. */
final class Films {
    /** To write the end of a long film. */
    private static final Duration FINISHING = Duration.ofSeconds(30);

    private final Tools tools;
    private final Map<String, Film> films = new ConcurrentHashMap<>();

    private record Film(RunningProgram program, Path file) {}

    Films(Tools tools) {
        this.tools = tools;
    }

    /** @param command that films until it is interrupted */
    void start(Target target, Path file, String tool, List<String> command) throws DeviceException {
        Film running = films.get(target.udid());
        if (running != null && running.program().isAlive()) {
            throw new DeviceException(new Fault(
                    "capture-running",
                    "The screen of '" + target.name() + "' is being filmed already.",
                    "stop that film first"));
        }
        films.put(target.udid(), new Film(tools.start(tool, command, chunk -> {}), file));
    }

    /** Blocks until the film is whole. */
    Path stop(Target target) throws DeviceException {
        Film film = films.remove(target.udid());
        if (film == null) {
            throw new DeviceException(new Fault(
                    "capture-not-running",
                    "The screen of '" + target.name() + "' is not being filmed.",
                    "start a film first"));
        }
        // A film is whole only if its program is interrupted as from a terminal; Java can only terminate it.
        if (film.program().isAlive()) {
            tools.ask("kill", "-INT", Long.toString(film.program().pid()));
        }
        try {
            RunningProgram.Ending ending = film.program().ended().get(FINISHING.toSeconds(), TimeUnit.SECONDS);
            if (Files.isRegularFile(film.file()) && Files.size(film.file()) > 0) {
                return film.file();
            }
            throw new DeviceException(failed(target, ending.complaint().strip()));
        } catch (TimeoutException e) {
            film.program().kill();
            throw new DeviceException(failed(target, "it was not finished in time"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Deed.STOPPING);
        } catch (ExecutionException | IOException e) {
            throw new DeviceException(failed(target, String.valueOf(e.getMessage())));
        }
    }

    private static Fault failed(Target target, String why) {
        return new Fault(
                "capture-failed",
                "There is no film of '" + target.name() + "': "
                        + why.lines().reduce("nothing was written", (earlier, later) -> later) + ".",
                "see whether the directory can be written, and whether the device is unlocked");
    }
}
