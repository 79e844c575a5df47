package dev.bottlenose.devices.apple;

import java.time.Duration;

/** Does something later. Safe from any thread. */
interface Alarms extends AutoCloseable {
    /** Tasks must not block. After {@link #close} nothing is done any more. */
    Alarm after(Duration delay, Runnable task);

    @Override
    void close();

    /** Something that is going to be done. */
    interface Alarm {
        /** Does nothing if it is too late. */
        void cancel();
    }
}
