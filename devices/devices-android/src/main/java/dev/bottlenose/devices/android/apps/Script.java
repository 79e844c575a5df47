package dev.bottlenose.devices.android.apps;

import static dev.bottlenose.devices.android.adb.ShellText.quoted;

import dev.bottlenose.devices.android.adb.ShellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scripts that a device's shell runs, so that nothing in them is parsed as a command line. Markers at both ends separate a
 * script's output from any other, also on devices that mix all streams. They use no here documents: the shell keeps those
 * in a temporary file, and an app has no directory for it.
 */
final class Script {
    private static final String BEGIN = "bottlenose-begin\n";
    private static final String END = "bottlenose-end ";

    /** Of a file's content in one script, because devices older than Android 7 take 4,000 bytes. */
    private static final int LARGEST_PART = 1_500;

    private Script() {}

    /** Prints a file. */
    static String read(String path) {
        return around("cat " + quoted(path));
    }

    /** Prints the environment variable that contains the directory of all apps' data. */
    static String data() {
        return around("echo \"$ANDROID_DATA\"");
    }

    /** Lists a directory itself, with the numbers of its owner and its group. */
    static String list(String directory) {
        return around("ls -n -d " + quoted(directory));
    }

    /**
     * Scripts that in this order write a file which everybody can read. A link in its place is replaced, not followed.
     *
     * @param content lines without backslashes, the last one ended too
     */
    static List<String> write(String directory, String name, String content) {
        String file = quoted(name);
        List<String> scripts = new ArrayList<>();
        for (String part : parts(content)) {
            String create = scripts.isEmpty() ? "set -C && rm -f " + file + " && " : "";
            String to = scripts.isEmpty() ? " | cat > " : " | cat >> ";
            scripts.add(around("cd " + quoted(directory) + " && " + create + "echo " + quoted(part) + to + file
                    + " && chmod 644 " + file));
        }
        return scripts;
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

    /** The content in parts of whole lines, without the last line end of each, which {@code echo} adds. */
    private static List<String> parts(String content) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : content.lines().toList()) {
            if (part.length() > 0 && part.length() + line.length() > LARGEST_PART) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : "\n").append(line);
        }
        parts.add(part.toString());
        return parts;
    }

    private static String around(String command) {
        return "echo bottlenose-begin\n" + command + "\necho bottlenose-end $?\nexit\n";
    }
}
