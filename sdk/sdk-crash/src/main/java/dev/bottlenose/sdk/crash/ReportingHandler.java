package dev.bottlenose.sdk.crash;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Reports an exception, and then passes it to the previous handler. */
final class ReportingHandler implements UncaughtExceptionHandler {
    private final CrashReporterPlugin plugin;
    private final @Nullable UncaughtExceptionHandler next;

    ReportingHandler(CrashReporterPlugin plugin, @Nullable UncaughtExceptionHandler next) {
        this.plugin = plugin;
        this.next = next;
    }

    boolean reportsTo(CrashReporterPlugin other) {
        return plugin == other;
    }

    @Nullable
    UncaughtExceptionHandler next() {
        return next;
    }

    // Throwable, because the app may be out of memory or stack; its own handler is called in any case.
    @Override
    public void uncaughtException(Thread thread, Throwable crash) {
        try {
            plugin.reportAndWait(thread, crash);
        } catch (Throwable e) {
            crash.addSuppressed(e);
        } finally {
            handOn(thread, crash);
        }
    }

    private void handOn(Thread thread, Throwable crash) {
        if (next != null) {
            next.uncaughtException(thread, crash);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            crash.printStackTrace(); // as Java does without a handler: an app must not lose its stack trace
        }
    }
}
