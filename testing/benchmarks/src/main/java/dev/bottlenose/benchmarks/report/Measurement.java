package dev.bottlenose.benchmarks.report;

/**
 * One figure of one server.
 *
 * @param what is measured; the same text for both servers
 * @param goal what this server's figure divided by the original's should not exceed (or, for a rate, fall below); 0
 *     where nothing was set
 * @param rate whether more is better
 */
public record Measurement(String what, String unit, double value, double goal, boolean rate) {
    /** Less is better. */
    public static Measurement cost(String what, String unit, double value, double goal) {
        return new Measurement(what, unit, value, goal, false);
    }

    /** More is better. */
    public static Measurement rate(String what, String unit, double value, double goal) {
        return new Measurement(what, unit, value, goal, true);
    }
}
