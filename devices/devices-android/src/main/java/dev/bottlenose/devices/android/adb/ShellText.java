package dev.bottlenose.devices.android.adb;

/** Text for a device's shell. */
public final class ShellText {
    private ShellText() {}

    /** The text as one word of a command, whatever it contains. Adds no backslash, which {@code echo} would interpret. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "'\"'\"'") + "'";
    }
}
