package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/** Results as a device's shell has them. */
public final class ShellResults {
    private ShellResults() {}

    /** A command that printed this, on a device that reports no exit code. */
    public static ShellResult printed(String output) {
        return new ShellResult(output.getBytes(UTF_8), "", OptionalInt.empty());
    }
}
