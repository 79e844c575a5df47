package dev.bottlenose.check.soak;

/** Where an app notes what it sends. Thread-safe. */
interface Books {
    /** Takes the number of the next event. */
    int next();

    /** The connection ended. */
    void interrupted();

    /** Whether everything has been received, as far as this is known here. */
    boolean isComplete();
}
