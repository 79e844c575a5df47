package dev.bottlenose.devices.apple.tools;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.programs.RunningProgram;
import java.time.Duration;
import java.util.function.Consumer;

/** A developer tool with commands. Safe from any thread. */
public interface Tool {
    /**
     * Runs a command to its end.
     *
     * @param action what it is to do, as in "could not ..."
     * @return its output
     */
    String run(String action, Duration limit, String... arguments) throws DeviceException;

    /** Starts a command that runs until it is killed; {@code output} gets its standard output. */
    RunningProgram start(Consumer<byte[]> output, String... arguments) throws DeviceException;
}
