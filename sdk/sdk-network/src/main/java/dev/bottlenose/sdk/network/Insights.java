package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Duration;
import java.util.Map;

/** Where the time of an exchange went. */
final class Insights {
    private final Map<Phase, Duration> phases;
    private final long nanosToFirstByte;
    private final long transferNanos;
    private final long bytes;

    Insights(Map<Phase, Duration> phases, long nanosToFirstByte, long transferNanos, long bytes) {
        this.phases = phases;
        this.nanosToFirstByte = nanosToFirstByte;
        this.transferNanos = transferNanos;
        this.bytes = bytes;
    }

    /** In milliseconds; bytes and bytes a second. */
    FlipperObject toFlipperObject() {
        FlipperObject.Builder told = new FlipperObject.Builder();
        phases.forEach((phase, time) -> told.put(phase.field(), millis(time.toNanos())));
        told.put("timeToFirstByte", millis(nanosToFirstByte));
        told.put("transferTime", millis(transferNanos));
        told.put("bytesTransfered", bytes);
        if (transferNanos > 0) {
            told.put("transferSpeed", Math.round(bytes * 1e9 / transferNanos));
        }
        return told.build();
    }

    /** With the fraction, because what is near takes less than one. */
    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}
