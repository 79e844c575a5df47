package dev.bottlenose.sdk.logs.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.bottlenose.sdk.logs.LogLevel;
import dev.bottlenose.sdk.logs.LogLine;
import dev.bottlenose.sdk.logs.LogsPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Sends what is logged through Logback to the desktop.
 *
 * <pre>{@code
 * FlipperAppender.install((LoggerContext) LoggerFactory.getILoggerFactory(), logsPlugin);
 * }</pre>
 *
 * <p>Or configure it in {@code logback.xml}; then call {@link #connect}. Earlier lines are not sent.
 */
public final class FlipperAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final String NAME = "flipper";

    /** Called by Logback's configuration, or by {@link #install}. */
    public FlipperAppender() {}

    /** Adds an appender to the root logger, now and after every reset of the context. */
    public static void install(LoggerContext context, LogsPlugin plugin) {
        connect(context, plugin);
        FlipperAppender appender = new FlipperAppender();
        appender.setContext(context);
        appender.setName(NAME);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(NAME);
        root.addAppender(appender);
    }

    /** Removes what {@link #install} added, unless the context is connected to another plugin by now. */
    public static void uninstall(LoggerContext context, LogsPlugin plugin) {
        if (context.getObject(LogsPlugin.ID) == plugin) {
            context.removeObject(LogsPlugin.ID);
            ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            @Nullable Appender<ILoggingEvent> appender = root.getAppender(NAME);
            if (appender != null) {
                root.detachAppender(appender);
                appender.stop();
            }
        }
    }

    /** Connects the context's appenders of this class to a plugin. */
    public static void connect(LoggerContext context, LogsPlugin plugin) {
        context.putObject(LogsPlugin.ID, plugin);
    }

    @Override
    protected void append(ILoggingEvent event) {
        @Nullable Object plugin = getContext().getObject(LogsPlugin.ID);
        if (plugin instanceof LogsPlugin) {
            ((LogsPlugin) plugin).add(line(event));
        }
    }

    private static LogLine line(ILoggingEvent event) {
        @Nullable IThrowableProxy thrown = event.getThrowableProxy();
        return new LogLine(
                event.getTimeStamp(),
                level(event.getLevel()),
                event.getLoggerName(),
                event.getThreadName(),
                String.valueOf(event.getFormattedMessage()),
                thrown == null ? null : ThrowableProxyUtil.asString(thrown));
    }

    private static LogLevel level(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return LogLevel.ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return LogLevel.WARN;
        }
        if (level.isGreaterOrEqual(Level.INFO)) {
            return LogLevel.INFO;
        }
        return level.isGreaterOrEqual(Level.DEBUG) ? LogLevel.DEBUG : LogLevel.VERBOSE;
    }
}
