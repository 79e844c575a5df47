package dev.bottlenose.sdk.pairing;

import java.time.Duration;
import java.time.Instant;

/** Describes the difference between this machine's clock and the desktop's. */
final class ClockOffset {
    /** The next step for every fault that a clock may have caused. */
    static final String TRY = ". try: set the date and time of this machine";

    /** Smaller differences are not reported: they do not affect certificates. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(2);

    private ClockOffset() {}

    /** Empty if the clocks agree. */
    static String describe(Instant here, Instant desktop) {
        if (Duration.between(here, desktop).abs().compareTo(WORTH_TELLING) < 0) {
            return "";
        }
        return here.isBefore(desktop)
                ? "; this machine's clock is " + amount(here, desktop) + " behind the desktop's" + TRY
                : "; this machine's clock is " + amount(desktop, here) + " ahead of the desktop's" + TRY;
    }

    static String amount(Instant earlier, Instant later) {
        Duration apart = Duration.between(earlier, later);
        if (apart.toDays() > 0) {
            return apart.toDays() + " d " + apart.toHours() % 24 + " h";
        }
        return apart.toHours() > 0
                ? apart.toHours() + " h " + apart.toMinutes() % 60 + " min"
                : apart.toMinutes() + " min";
    }
}
