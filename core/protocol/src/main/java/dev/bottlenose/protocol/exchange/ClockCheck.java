package dev.bottlenose.protocol.exchange;

import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Refuses devices whose clock is so wrong that certificates would look expired or not yet valid to them. The original
 * requires the same calendar day; here a difference of an hour is accepted as well, so that midnight is no exception.
 */
final class ClockCheck {
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final Clock clock;

    ClockCheck(Clock clock) {
        this.clock = clock;
    }

    /** @param timestamp the device's clock in milliseconds since the epoch; absent or 0 from older clients */
    Optional<Fault> check(String device, OptionalLong timestamp) {
        if (timestamp.orElse(0) == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration ahead = Duration.ofMillis(timestamp.getAsLong() - now.toEpochMilli());
        if (ahead.abs().compareTo(TOLERANCE) <= 0 || sameDay(now, now.plus(ahead))) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                "clock-skew",
                "The clock of device '" + device + "' is " + describe(ahead.abs())
                        + (ahead.isNegative() ? " behind" : " ahead of") + " this computer's clock.",
                "set date and time of the device (and of this computer) to automatic, then restart the app"));
    }

    private boolean sameDay(Instant one, Instant other) {
        return one.atZone(clock.getZone())
                .toLocalDate()
                .equals(other.atZone(clock.getZone()).toLocalDate());
    }

    private static String describe(Duration offset) {
        return offset.toDays() > 0
                ? offset.toDays() + " d " + offset.toHoursPart() + " h"
                : offset.toHours() + " h " + offset.toMinutesPart() + " min";
    }
}
