package dev.bottlenose.sdk.logs.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.testing.RecordingConnection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlipperAppenderTest {
    private final LogsPlugin plugin = new LogsPlugin();
    private final RecordingConnection desktop = RecordingConnection.to(plugin);
    private final LoggerContext context = new LoggerContext("test");

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void whatIsLoggedIsShown() {
        install();

        context.getLogger("com.example.Orders").error("{} is late", "Ada", new IllegalStateException("broken"));

        FlipperObject line = desktop.next("log");
        assertThat(line.getString("type")).isEqualTo("error");
        assertThat(line.getString("tag")).isEqualTo("com.example.Orders");
        assertThat(line.getString("message")).isEqualTo("Ada is late");
        assertThat(line.getString("thread")).isEqualTo(Thread.currentThread().getName());
        assertThat(line.getString("exception"))
                .startsWith("java.lang.IllegalStateException: broken")
                .contains("FlipperAppenderTest");
    }

    @Test
    void levelsAreThoseOfTheDesktop() {
        install();
        Logger logger = context.getLogger("levels");
        logger.setLevel(Level.ALL);

        logger.trace("");
        logger.debug("");
        logger.info("");
        logger.warn("");
        logger.error("");
        logger.fatal("");

        for (String level : new String[] {"verbose", "debug", "info", "warn", "error", "fatal"}) {
            assertThat(desktop.next("log").getString("type")).isEqualTo(level);
        }
    }

    @Test
    void argumentThatCannotBePrintedHarmsNobody() {
        install();

        context.getLogger("a").error("{}", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        });
        context.getLogger("a").error("next");

        assertThat(desktop.next("log").getString("message")).contains("no words");
        assertThat(desktop.next("log").getString("message")).isEqualTo("next");
    }

    @Test
    void appenderInTheConfigurationWaitsForThePlugin() throws Exception {
        String configuration = "<Configuration packages='dev.bottlenose.sdk.logs.log4j'>"
                + "<Appenders><Flipper name='flipper'/></Appenders>"
                + "<Loggers><Root level='info'><AppenderRef ref='flipper'/></Root></Loggers></Configuration>";
        context.start(new XmlConfiguration(
                context,
                new ConfigurationSource(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)))));
        context.getLogger("a").info("too early");

        FlipperAppender.connect(context, plugin);
        context.getLogger("a").info("in time");

        assertThat(desktop.next("log").getString("message")).isEqualTo("in time");
    }

    private void install() {
        context.start(new DefaultConfiguration());
        context.getConfiguration().getRootLogger().removeAppender("DefaultConsole-2");
        FlipperAppender.install(context, plugin);
    }
}
