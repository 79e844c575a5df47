package dev.bottlenose.sdk.logs.jul;

import dev.bottlenose.sdk.logs.LogLevel;
import dev.bottlenose.sdk.logs.LogLine;
import dev.bottlenose.sdk.logs.LogsPlugin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is logged through {@code java.util.logging} to the desktop.
 *
 * <pre>{@code
 * Logger.getLogger("").addHandler(new FlipperHandler(logsPlugin));
 * }</pre>
 *
 * <p>Sends everything that passes the loggers' levels; by default, {@link Level#INFO} and above.
 */
public final class FlipperHandler extends Handler {
    private final LogsPlugin plugin;
    private final Formatter messages = new SimpleFormatter();

    public FlipperHandler(LogsPlugin plugin) {
        this.plugin = plugin;
    }

    // An exception from a handler would reach the app's call of its logger.
    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            plugin.add(line(record));
        } catch (RuntimeException e) {
            reportError(null, e, ErrorManager.FORMAT_FAILURE);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private LogLine line(LogRecord record) {
        @Nullable String logger = record.getLoggerName();
        @Nullable Throwable thrown = record.getThrown();
        return new LogLine(
                record.getMillis(),
                level(record.getLevel().intValue()),
                logger == null ? "" : logger,
                Thread.currentThread().getName(),
                String.valueOf(messages.formatMessage(record)),
                thrown == null ? null : text(thrown));
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static LogLevel level(int value) {
        if (value >= Level.SEVERE.intValue()) {
            return LogLevel.ERROR;
        }
        if (value >= Level.WARNING.intValue()) {
            return LogLevel.WARN;
        }
        if (value >= Level.INFO.intValue()) {
            return LogLevel.INFO;
        }
        return value >= Level.FINE.intValue() ? LogLevel.DEBUG : LogLevel.VERBOSE;
    }
}
