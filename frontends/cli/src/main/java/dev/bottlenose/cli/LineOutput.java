package dev.bottlenose.cli;

import java.io.PrintWriter;

/** Prints lines, in which nothing that came from an app, a device or a page controls the terminal. Safe from any thread. */
final class LineOutput {
    private final PrintWriter writer;

    LineOutput(PrintWriter writer) {
        this.writer = writer;
    }

    /** Prints one line: a text for people, or JSON. */
    void println(Object line) {
        writer.println(TerminalText.clean(line.toString()));
        writer.flush();
    }

    /** Whether nobody reads the lines any more. */
    boolean isClosed() {
        return writer.checkError();
    }

    /** Prints a part of a line. */
    void print(String part) {
        writer.print(TerminalText.clean(part));
    }

    /** Prints a line of our own that styles itself by ANSI sequences. */
    void printStyled(String line) {
        writer.println(line);
        writer.flush();
    }
}
