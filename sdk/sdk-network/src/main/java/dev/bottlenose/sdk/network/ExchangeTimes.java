package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Duration;
import java.util.Map;

/** How long the parts of an exchange took. */
final class ExchangeTimes {
    private final Map<Phase, Duration> phases;
    private final long nanosToFirstByte;
    private final long transferNanos;
    private final long bytes;

    ExchangeTimes(Map<Phase, Duration> phases, long nanosToFirstByte, long transferNanos, long bytes) {
        this.phases = phases;
        this.nanosToFirstByte = nanosToFirstByte;
        this.transferNanos = transferNanos;
        this.bytes = bytes;
    }

    /** In milliseconds, bytes, and bytes per second. */
    FlipperObject toFlipperObject() {
        FlipperObject.Builder json = new FlipperObject.Builder();
        phases.forEach((phase, time) -> json.put(phase.field(), millis(time.toNanos())));
        json.put("timeToFirstByte", millis(nanosToFirstByte));
        json.put("transferTime", millis(transferNanos));
        json.put("bytesTransfered", bytes);
        if (transferNanos > 0) {
            json.put("transferSpeed", Math.round(bytes * 1e9 / transferNanos));
        }
        return json.build();
    }

    /** With fractions, because a local server answers in less than one. */
    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}
