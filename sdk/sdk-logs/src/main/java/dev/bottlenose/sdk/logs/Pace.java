package dev.bottlenose.sdk.logs;

/** Schedules the sending of lines; never on the calling thread. */
interface Pace {
    /** Runs {@code work} as soon as possible. */
    void soon(Runnable work);

    /** Runs {@code work} after a pause. */
    void later(Runnable work);
}
