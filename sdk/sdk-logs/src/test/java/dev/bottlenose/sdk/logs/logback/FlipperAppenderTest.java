package dev.bottlenose.sdk.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.testing.RecordingConnection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class FlipperAppenderTest {
    private final LogsPlugin plugin = new LogsPlugin();
    private final RecordingConnection desktop = RecordingConnection.to(plugin);
    private final LoggerContext context = context();

    @Test
    void whatIsLoggedIsShown() {
        FlipperAppender.install(context, plugin);
        long begin = System.currentTimeMillis();

        context.getLogger("com.example.Orders").warn("{} is late", "Ada", new IllegalStateException("broken"));

        FlipperObject line = desktop.next("log");
        assertThat(line.getString("type")).isEqualTo("warn");
        assertThat(line.getString("tag")).isEqualTo("com.example.Orders");
        assertThat(line.getString("message")).isEqualTo("Ada is late");
        assertThat(line.getString("thread")).isEqualTo(Thread.currentThread().getName());
        assertThat(line.getString("exception"))
                .startsWith("java.lang.IllegalStateException: broken")
                .contains("FlipperAppenderTest");
        assertThat(line.getLong("date")).isBetween(begin, System.currentTimeMillis());
    }

    @Test
    void levelsAreThoseOfTheDesktop() {
        FlipperAppender.install(context, plugin);
        Logger logger = context.getLogger("levels");
        logger.setLevel(Level.TRACE);

        logger.trace("");
        logger.debug("");
        logger.info("");
        logger.warn("");
        logger.error("");

        for (String level : new String[] {"verbose", "debug", "info", "warn", "error"}) {
            assertThat(desktop.next("log").getString("type")).isEqualTo(level);
        }
    }

    @Test
    void uninstallingRemovesTheAppenderOfThisPluginOnly() {
        FlipperAppender.install(context, plugin);
        FlipperAppender.uninstall(context, new LogsPlugin());
        context.getLogger("a").info("still shown");
        assertThat(desktop.next("log").getString("message")).isEqualTo("still shown");

        FlipperAppender.uninstall(context, plugin);

        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .isExhausted();
        FlipperAppender.uninstall(context, plugin);
    }

    @Test
    void installingTwiceShowsLinesOnce() {
        FlipperAppender.install(context, plugin);
        FlipperAppender.install(context, plugin);

        context.getLogger("a").info("one");
        context.getLogger("a").info("two");

        assertThat(desktop.next("log").getString("message")).isEqualTo("one");
        assertThat(desktop.next("log").getString("message")).isEqualTo("two");
    }

    @Test
    void appenderInTheConfigurationWaitsForThePlugin() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(("<configuration><appender name='flipper' class='"
                        + FlipperAppender.class.getName()
                        + "'/><root level='info'><appender-ref ref='flipper'/></root></configuration>")
                .getBytes(StandardCharsets.UTF_8)));
        context.getLogger("a").info("too early");

        FlipperAppender.connect(context, plugin);
        context.getLogger("a").info("in time");

        assertThat(desktop.next("log").getString("message")).isEqualTo("in time");
    }

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        return context;
    }
}
