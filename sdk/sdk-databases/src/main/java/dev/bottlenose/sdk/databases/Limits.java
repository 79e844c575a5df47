package dev.bottlenose.sdk.databases;

import java.time.Duration;

/** The limits of one call. */
final class Limits {
    private final int rows;
    private final Duration time;
    private final Duration grace;

    /**
     * @param rows the maximum in an answer
     * @param time after which a statement is cancelled
     * @param grace how long the database may take after that, until the call fails
     */
    Limits(int rows, Duration time, Duration grace) {
        this.rows = rows;
        this.time = time;
        this.grace = grace;
    }

    int rows() {
        return rows;
    }

    Duration time() {
        return time;
    }

    Duration untilGivenUp() {
        return time.plus(grace);
    }
}
