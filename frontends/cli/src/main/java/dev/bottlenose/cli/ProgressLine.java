package dev.bottlenose.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** A line of a terminal that shows how far long work is. Without a terminal it shows nothing. */
final class ProgressLine {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal = isTerminal();
    private boolean shown;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    void show(String text) {
        if (terminal) {
            out.print(CLEAR + text);
            out.flush();
            shown = true;
        }
    }

    void clear() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
            shown = false;
        }
    }

    /** Java only shows whether standard input and output are terminals. */
    private static boolean isTerminal() {
        try {
            return Path.of("/dev/fd/2").toRealPath().toString().matches("/dev/(pts/|tty).*");
        } catch (IOException e) {
            return false;
        }
    }
}
