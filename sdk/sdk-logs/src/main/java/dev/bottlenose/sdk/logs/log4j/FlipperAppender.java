package dev.bottlenose.sdk.logs.log4j;

import dev.bottlenose.sdk.logs.LogLevel;
import dev.bottlenose.sdk.logs.LogLine;
import dev.bottlenose.sdk.logs.LogsPlugin;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginConfiguration;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is logged through Log4j 2 to the desktop.
 *
 * <pre>{@code
 * FlipperAppender.install((LoggerContext) LogManager.getContext(false), logsPlugin);
 * }</pre>
 *
 * <p>Or configure it, as {@code <Flipper name="flipper"/>} with {@code packages="dev.bottlenose.sdk.logs.log4j"}; then
 * call {@link #connect}. Earlier lines are not sent.
 */
@Plugin(name = "Flipper", category = "Core", elementType = "appender")
public final class FlipperAppender extends AbstractAppender {
    private static final String NAME = "flipper";

    private final LoggerContext context;

    private FlipperAppender(String name, @Nullable Filter filter, LoggerContext context) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
        this.context = context;
    }

    /** Adds an appender to the root logger, now and after every reconfiguration. */
    public static void install(LoggerContext context, LogsPlugin plugin) {
        connect(context, plugin);
        FlipperAppender appender = new FlipperAppender(NAME, null, context);
        appender.start();
        Configuration configuration = context.getConfiguration();
        configuration.addAppender(appender);
        configuration.getRootLogger().removeAppender(NAME);
        configuration.getRootLogger().addAppender(appender, null, null);
        context.updateLoggers();
    }

    /** Connects the context's appenders of this class to a plugin. */
    public static void connect(LoggerContext context, LogsPlugin plugin) {
        context.putObject(LogsPlugin.ID, plugin);
    }

    /** Called by Log4j's configuration. */
    @PluginFactory
    public static FlipperAppender create(
            @PluginAttribute(value = "name", defaultString = NAME) String name,
            @PluginElement("Filter") @Nullable Filter filter,
            @PluginConfiguration Configuration configuration) {
        return new FlipperAppender(name, filter, configuration.getLoggerContext());
    }

    @Override
    public void append(LogEvent event) {
        @Nullable Object plugin = context.getObject(LogsPlugin.ID);
        if (plugin instanceof LogsPlugin) {
            ((LogsPlugin) plugin).add(line(event));
        }
    }

    private static LogLine line(LogEvent event) {
        @Nullable Throwable thrown = event.getThrown();
        return new LogLine(
                event.getTimeMillis(),
                level(event.getLevel()),
                event.getLoggerName(),
                event.getThreadName(),
                String.valueOf(event.getMessage().getFormattedMessage()),
                thrown == null ? null : text(thrown));
    }

    private static String text(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static LogLevel level(Level level) {
        if (level.isMoreSpecificThan(Level.FATAL)) {
            return LogLevel.FATAL;
        }
        if (level.isMoreSpecificThan(Level.ERROR)) {
            return LogLevel.ERROR;
        }
        if (level.isMoreSpecificThan(Level.WARN)) {
            return LogLevel.WARN;
        }
        if (level.isMoreSpecificThan(Level.INFO)) {
            return LogLevel.INFO;
        }
        return level.isMoreSpecificThan(Level.DEBUG) ? LogLevel.DEBUG : LogLevel.VERBOSE;
    }
}
