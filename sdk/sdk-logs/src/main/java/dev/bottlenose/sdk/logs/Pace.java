package dev.bottlenose.sdk.logs;

/** When lines are sent; never on the thread that asks. */
interface Pace {
    /** Does {@code work} as soon as may be. */
    void soon(Runnable work);

    /** Does {@code work} after a pause. */
    void later(Runnable work);
}
