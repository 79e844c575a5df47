package dev.bottlenose.devices.android.apps;

import dev.bottlenose.devices.android.adb.ShellResult;
import java.util.Optional;

/**
 * What a shell is told on its standard input, which no shell reads twice: nothing in it passes a command line. Its first and
 * last words tell what it said from what was said around it, also on devices that mix all streams.
 */
final class Script {
    private static final String BEGIN = "bottlenose-begin\n";
    private static final String END = "bottlenose-end ";

    /** No line of a certificate. */
    private static final String HERE = "bottlenose-end-of-file";

    private Script() {}

    /** Prints a file. */
    static String read(String path) {
        return around("cat " + quoted(path));
    }

    /**
     * Makes a file that everybody may read, in place of what is there; what is there may be a link, which is not followed.
     *
     * @param content lines, the last one ended too
     */
    static String write(String path, String content) {
        String file = quoted(path);
        return around("set -C && rm -f " + file + " && cat > " + file + " <<'" + HERE + "' && chmod 644 " + file + "\n"
                + content + HERE);
    }

    /** What came of it; empty if no shell ever ran it. */
    static Optional<Outcome> outcome(ShellResult result) {
        String text = result.text().replace("\r\n", "\n");
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return Optional.empty();
        }
        int end = text.lastIndexOf(END);
        if (end < begin) {
            return Optional.of(new Outcome(false, text.substring(begin + BEGIN.length()), result.words()));
        }
        String output = text.substring(begin + BEGIN.length(), end);
        boolean done = text.startsWith("0", end + END.length());
        return Optional.of(new Outcome(done, output, done ? "" : (output + "\n" + result.errors()).strip()));
    }

    /**
     * What a script did.
     *
     * @param output what it printed
     * @param complaint what it said of why it failed; empty if it did not
     */
    record Outcome(boolean done, String output, String complaint) {}

    private static String around(String command) {
        return "echo bottlenose-begin\n" + command + "\necho bottlenose-end $?\nexit\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
