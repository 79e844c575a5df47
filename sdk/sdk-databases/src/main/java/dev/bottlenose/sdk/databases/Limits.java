package dev.bottlenose.sdk.databases;

import java.time.Duration;

/** How much one call may take of the app. */
final class Limits {
    private final int rows;
    private final Duration time;
    private final Duration grace;

    /**
     * @param rows that an answer has at most
     * @param time after which a statement is cancelled
     * @param grace that a database has after that, until its caller is told that nothing comes
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
