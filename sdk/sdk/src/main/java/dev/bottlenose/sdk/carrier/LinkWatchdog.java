package dev.bottlenose.sdk.carrier;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at the clock for one link, so that no peer can hold its threads. Safe from any thread. */
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

    /** The next step of dialling begins. */
    synchronized void step() {
        arm(timeouts.step(), this::expire);
    }

    /**
     * Dialling is over; from now on only silence counts.
     *
     * @param progress grows with every byte that comes
     * @param ping asks the peer for a sign of life
     */
    synchronized void open(LongSupplier progress, Runnable ping) {
        listen(progress, ping, progress.getAsLong(), false);
    }

    /** The link was told to close. */
    synchronized void closing() {
        if (!closing) {
            arm(timeouts.closing(), this::expire);
            closing = true;
        }
    }

    /** The link is gone. */
    synchronized void end() {
        over = true;
        disarm();
    }

    /** Whether it was this watch that ended the link. */
    boolean timedOut() {
        return timedOut;
    }

    private void listen(LongSupplier progress, Runnable ping, long heard, boolean pinged) {
        arm(timeouts.idle(), () -> {
            long now = progress.getAsLong();
            if (now != heard) {
                listenOn(progress, ping, now, false);
            } else if (pinged) {
                expire();
            } else {
                ping.run();
                listenOn(progress, ping, now, true);
            }
        });
    }

    private synchronized void listenOn(LongSupplier progress, Runnable ping, long heard, boolean pinged) {
        listen(progress, ping, heard, pinged);
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
