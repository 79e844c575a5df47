package dev.bottlenose.devices.android.apps;

import dev.bottlenose.devices.android.adb.ShellResult;
import java.util.Optional;

/**
 * Scripts for a shell's standard input, so that nothing in them is parsed as a command line. Markers at both ends separate a
 * script's output from any other, also on devices that mix all streams.
 */
final class Script {
    private static final String BEGIN = "bottlenose-begin\n";
    private static final String END = "bottlenose-end ";

    /** Ends a document within the script; never a line of a certificate. */
    private static final String HERE = "bottlenose-end-of-file";

    private Script() {}

    /** Prints a file. */
    static String read(String path) {
        return around("cat " + quoted(path));
    }

    /**
     * Writes a file that everybody can read. A link in its place is replaced, not followed.
     *
     * @param content lines, the last one ended too
     */
    static String write(String path, String content) {
        String file = quoted(path);
        return around("set -C && rm -f " + file + " && cat > " + file + " <<'" + HERE + "' && chmod 644 " + file + "\n"
                + content + HERE);
    }

    /** The outcome of a script; empty if no shell ran it. */
    static Optional<Outcome> outcome(ShellResult result) {
        String text = result.text().replace("\r\n", "\n");
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return Optional.empty();
        }
        int end = text.lastIndexOf(END);
        if (end < begin) {
            return Optional.of(new Outcome(false, text.substring(begin + BEGIN.length()), result.allOutput()));
        }
        String output = text.substring(begin + BEGIN.length(), end);
        boolean done = text.startsWith("0", end + END.length());
        return Optional.of(new Outcome(done, output, done ? "" : (output + "\n" + result.errors()).strip()));
    }

    /**
     * How a script ended.
     *
     * @param output its output
     * @param errors why it failed; empty if it succeeded
     */
    record Outcome(boolean done, String output, String errors) {}

    private static String around(String command) {
        return "echo bottlenose-begin\n" + command + "\necho bottlenose-end $?\nexit\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
