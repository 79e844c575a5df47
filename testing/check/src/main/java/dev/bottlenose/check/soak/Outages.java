package dev.bottlenose.check.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When the server was killed or its certificates were replaced: apps may disconnect then, and calls fail. Thread-safe. */
final class Outages {
    /** How long apps may take to connect again after the server is ready, with new certificates if need be. */
    private static final long RECOVERY_NANOS = TimeUnit.SECONDS.toNanos(25);

    /** What an app sent so shortly before a kill counts as in flight: confirmed to the app, and lost with the memory. */
    private static final long FLIGHT_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Open while {@code end} is in the future. */
    private record Outage(long start, long end, boolean kill) {}

    private final List<Outage> outages = new ArrayList<>();

    /** The server is killed now. */
    synchronized void killed() {
        outages.add(new Outage(System.nanoTime(), Long.MAX_VALUE, true));
    }

    /** The server is ready again. */
    synchronized void restarted() {
        Outage last = outages.remove(outages.size() - 1);
        outages.add(new Outage(last.start, System.nanoTime() + RECOVERY_NANOS, last.kill));
    }

    /** The certificates are replaced now. */
    synchronized void rotated() {
        outages.add(new Outage(System.nanoTime(), System.nanoTime() + RECOVERY_NANOS, false));
    }

    /** Whether something that took from then to now may have failed. */
    synchronized boolean excuse(long from, long to) {
        return outages.stream().anyMatch(outage -> from < outage.end && to > outage.start);
    }

    /** Whether what was sent at that time was on its way when the server was killed. */
    synchronized boolean inFlight(long sent) {
        return outages.stream()
                .anyMatch(outage -> outage.kill && sent > outage.start - FLIGHT_NANOS && sent < outage.start);
    }

    synchronized int kills() {
        return (int) outages.stream().filter(Outage::kill).count();
    }

    synchronized int rotations() {
        return outages.size() - kills();
    }
}
