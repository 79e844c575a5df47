package dev.bottlenose.sdk.crash;

import dev.bottlenose.sdk.plugin.EarlyEvents;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reports uncaught exceptions to the desktop.
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
    /** The plugin's id. */
    public static final String ID = "CrashReporter";

    private static final int EVENTS_KEPT = 20;
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMillis(500);

    private final Clock clock;
    private final Duration timeout;
    private final EarlyEvents events = new EarlyEvents(EVENTS_KEPT);
    private volatile @Nullable FlipperConnection connection;

    /** Creates a reporter that waits half a second for the desktop to confirm a crash. */
    public CrashReporterPlugin() {
        this(DELIVERY_TIMEOUT);
    }

    /** @param timeout how long a dying thread waits at most for the desktop to confirm the crash */
    public CrashReporterPlugin(Duration timeout) {
        this(timeout, Clock.systemUTC());
    }

    CrashReporterPlugin(Duration timeout, Clock clock) {
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Installs a default handler, which reports the uncaught exceptions of all threads without a handler of their own.
     * The previous default handler is called next; if there was none, the exception is printed as Java does.
     */
    public void install() {
        @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        if (!(before instanceof ReportingHandler) || !((ReportingHandler) before).reportsTo(this)) {
            Thread.setDefaultUncaughtExceptionHandler(new ReportingHandler(this, before));
        }
    }

    /**
     * Restores the default handler that {@link #install} replaced. Has no effect if another handler was installed
     * since, because that one may call this one.
     */
    public void uninstall() {
        @Nullable UncaughtExceptionHandler current = Thread.getDefaultUncaughtExceptionHandler();
        if (current instanceof ReportingHandler && ((ReportingHandler) current).reportsTo(this)) {
            Thread.setDefaultUncaughtExceptionHandler(((ReportingHandler) current).next());
        }
    }

    /** Reports an exception that the app has caught. Does not block. */
    public void report(Thread thread, Throwable crash) {
        events.send("crash-report", CrashReport.of(thread, crash, clock.millis()));
    }

    /** Reports the exception that ends a thread. */
    void reportAndWait(Thread thread, Throwable crash) {
        report(thread, crash);
        @Nullable FlipperConnection connected = connection;
        if (connected != null) {
            boolean unused = connected.awaitDelivery(timeout);
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
