package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/** How a command on a device ended. Immutable. */
public final class ShellResult {
    /** In bytes; a screenshot of a large screen is a tenth of it. Output beyond it is cut off. */
    static final int MOST_OUTPUT = 64 << 20;

    private final byte[] output;
    private final String errors;
    private final OptionalInt exitCode;

    ShellResult(byte[] output, String errors, OptionalInt exitCode) {
        this.output = output;
        this.errors = errors;
        this.exitCode = exitCode;
    }

    /** Standard output, and standard error too where the device does not separate them. A copy. */
    public byte[] output() {
        return output.clone();
    }

    public String text() {
        return new String(output, UTF_8);
    }

    /** Standard error. */
    public String errors() {
        return errors;
    }

    /** Empty where the device does not report it. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    /** Standard output and standard error, in which the reason of a failure is searched. */
    public String allOutput() {
        return (text() + "\n" + errors).strip();
    }

    /** Whether it certainly failed. */
    public boolean failed() {
        return exitCode.orElse(0) != 0;
    }
}
