package dev.bottlenose.sdk.carrier;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Enforces the timeouts of one link, so that no desktop can block its threads. Safe from any thread. */
final class LinkWatchdog {
    private final ScheduledExecutorService timers;
    private final LinkTimeouts timeouts;
    private final Runnable cancel;

    private @Nullable ScheduledFuture<?> timer;
    private boolean over;
    private boolean closing;
    private volatile boolean timedOut;

    /** @param cancel cancels the connection; called at most twice */
    LinkWatchdog(ScheduledExecutorService timers, LinkTimeouts timeouts, Runnable cancel) {
        this.timers = timers;
        this.timeouts = timeouts;
        this.cancel = cancel;
    }

    /** The next step of connecting begins. */
    synchronized void step() {
        arm(timeouts.step(), this::expire);
    }

    /**
     * The link is open: from now on only the idle timeout applies.
     *
     * @param progress grows with every byte received
     * @param ping sends a ping
     */
    synchronized void open(LongSupplier progress, Runnable ping) {
        listen(progress, ping, progress.getAsLong(), false);
    }

    /** Closing has begun. */
    synchronized void closing() {
        if (!closing) {
            arm(timeouts.closing(), this::expire);
            closing = true;
        }
    }

    /** The link has ended. */
    synchronized void end() {
        over = true;
        disarm();
    }

    /** Whether a timeout ended the link. */
    boolean timedOut() {
        return timedOut;
    }

    private void listen(LongSupplier progress, Runnable ping, long lastProgress, boolean pinged) {
        arm(timeouts.idle(), () -> {
            long now = progress.getAsLong();
            if (now != lastProgress) {
                listenOn(progress, ping, now, false);
            } else if (pinged) {
                expire();
            } else {
                ping.run();
                listenOn(progress, ping, now, true);
            }
        });
    }

    private synchronized void listenOn(LongSupplier progress, Runnable ping, long lastProgress, boolean pinged) {
        listen(progress, ping, lastProgress, pinged);
    }

    private void expire() {
        timedOut = true;
        cancel.run();
    }

    private void arm(Duration delay, Runnable action) {
        if (over || closing) {
            return;
        }
        disarm();
        try {
            timer = timers.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The app is shutting down, and the link with it.
            cancel.run();
        }
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
