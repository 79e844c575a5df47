package dev.bottlenose.check.soak;

import java.util.List;

/** {@code ./bottlenose-check soak [MINUTES]}. */
public final class SoakCommand {
    private static final String DEFAULT_MINUTES = "10";
    private static final int SECONDS_OF_MINUTE = 60;

    private SoakCommand() {}

    /**
     * Runs the check.
     *
     * @param arguments minutes; by default ten
     * @return 0, or 1 if a promise was broken
     */
    public static int run(List<String> arguments) throws Exception {
        String minutes = arguments.isEmpty() ? DEFAULT_MINUTES : arguments.get(0);
        if (arguments.size() > 1 || !minutes.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("soak takes the number of minutes");
        }
        Soak soak = new Soak(System.out);
        try (soak) {
            return soak.run(Integer.parseInt(minutes) * SECONDS_OF_MINUTE) ? 0 : 1;
        }
    }
}
