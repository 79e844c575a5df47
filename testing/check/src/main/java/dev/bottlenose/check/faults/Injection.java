package dev.bottlenose.check.faults;

/**
 * A fault that is caused on purpose.
 *
 * @param fault what is done, for people
 * @param expected the code that the product should report
 * @param slow whether the product reports it only after a time limit, so that others are injected meanwhile
 * @param trial causes it
 */
record Injection(String fault, String expected, boolean slow, Trial trial) {
    static Injection of(String fault, String expected, Trial trial) {
        return new Injection(fault, expected, false, trial);
    }

    static Injection slow(String fault, String expected, Trial trial) {
        return new Injection(fault, expected, true, trial);
    }

    /** Causes a fault. */
    interface Trial {
        /** Returns how the product's report is read. */
        Observation inject() throws Exception;
    }

    /** Reads what the product reports. */
    interface Observation {
        /** The code, or {@link #NONE}. Waits for it as long as the product may take. */
        String code() throws Exception;
    }

    /** In place of a code where there was none in time. */
    static final String NONE = "undiagnosed";
}
