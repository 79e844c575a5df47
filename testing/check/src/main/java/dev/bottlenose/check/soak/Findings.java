package dev.bottlenose.check.soak;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints figures as they become known, and remembers the promises that were broken. */
final class Findings {
    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();

    Findings(PrintStream out) {
        this.out = out;
    }

    /** A figure that is no promise. */
    void figure(String name, Object value) {
        out.printf("%-48s %s%n", name, value);
    }

    /** A figure that has to be 0. */
    void none(String name, long value) {
        out.printf("%-48s %d%s%n", name, value, value == 0 ? "" : "   BROKEN: has to be 0");
        if (value != 0) {
            broken.add(name + ": " + value);
        }
    }

    /** Something that has to be true. */
    void promise(String name, boolean kept, String value) {
        out.printf("%-48s %s%s%n", name, value, kept ? "" : "   BROKEN");
        if (!kept) {
            broken.add(name + ": " + value);
        }
    }

    List<String> broken() {
        return broken;
    }
}
