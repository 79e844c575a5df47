package dev.bottlenose.sdk.crash;

import dev.bottlenose.sdk.plugin.EarlyEvents;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the desktop of exceptions that nobody caught.
 *
 * <pre>{@code
 * CrashReporterPlugin crashes = new CrashReporterPlugin();
 * client.addPlugin(crashes);
 * crashes.install();
 * }</pre>
 *
 * <p>Safe from any thread.
 */
public final class CrashReporterPlugin implements FlipperPlugin {
    /** What the desktop knows this plugin by. */
    public static final String ID = "CrashReporter";

    private static final int EVENTS_KEPT = 20;
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMillis(500);

    private final Clock clock;
    private final Duration patience;
    private final EarlyEvents events = new EarlyEvents(EVENTS_KEPT);
    private volatile @Nullable FlipperConnection connection;

    /** A reporter that gives the desktop half a second to take a crash. */
    public CrashReporterPlugin() {
        this(DELIVERY_TIMEOUT);
    }

    /** @param patience how long a dying thread waits, at most, for a connected desktop to confirm the crash */
    public CrashReporterPlugin(Duration patience) {
        this(patience, Clock.systemUTC());
    }

    CrashReporterPlugin(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Reports what threads without a handler of their own do not catch, from now on. The handler there was before is called
     * next; where there was none, the exception is printed as Java does.
     */
    public void install() {
        @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        if (!(before instanceof ReportingHandler) || !((ReportingHandler) before).reportsTo(this)) {
            Thread.setDefaultUncaughtExceptionHandler(new ReportingHandler(this, before));
        }
    }

    /**
     * Puts the handler back that was there before {@link #install}. Without effect if somebody installed another since,
     * who may be calling this one.
     */
    public void uninstall() {
        @Nullable UncaughtExceptionHandler current = Thread.getDefaultUncaughtExceptionHandler();
        if (current instanceof ReportingHandler && ((ReportingHandler) current).reportsTo(this)) {
            Thread.setDefaultUncaughtExceptionHandler(((ReportingHandler) current).next());
        }
    }

    /** Reports an exception as a crash that the app caught itself. Does not wait. */
    public void report(Thread thread, Throwable crash) {
        events.send("crash-report", CrashReport.of(thread, crash, clock.millis()));
    }

    /** Reports the last thing that a thread does. */
    void reportAndWait(Thread thread, Throwable crash) {
        report(thread, crash);
        @Nullable FlipperConnection connected = connection;
        if (connected != null) {
            boolean unused = connected.awaitDelivery(patience);
        }
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void onConnect(FlipperConnection connected) {
        connection = connected;
        events.connected(connected);
    }

    @Override
    public void onDisconnect() {
        connection = null;
    }

    @Override
    public boolean runInBackground() {
        return true;
    }
}
