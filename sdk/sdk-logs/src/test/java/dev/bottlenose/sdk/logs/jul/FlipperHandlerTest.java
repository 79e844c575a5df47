package dev.bottlenose.sdk.logs.jul;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.logs.LogsPlugin;
import dev.bottlenose.testing.RecordingConnection;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FlipperHandlerTest {
    private final LogsPlugin plugin = new LogsPlugin();
    private final RecordingConnection desktop = RecordingConnection.to(plugin);
    private final FlipperHandler handler = new FlipperHandler(plugin);
    private final Logger logger = Logger.getLogger("com.example.Orders");

    @BeforeEach
    void install() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void remove() {
        logger.removeHandler(handler);
    }

    @Test
    void whatIsLoggedIsShown() {
        LogRecord record = new LogRecord(Level.WARNING, "{0} is late");
        record.setLoggerName(logger.getName());
        record.setParameters(new Object[] {"Ada"});
        record.setThrown(new IllegalStateException("broken"));

        logger.log(record);

        FlipperObject line = desktop.next("log");
        assertThat(line.getString("type")).isEqualTo("warn");
        assertThat(line.getString("tag")).isEqualTo("com.example.Orders");
        assertThat(line.getString("message")).isEqualTo("Ada is late");
        assertThat(line.getString("exception")).startsWith("java.lang.IllegalStateException: broken");
        assertThat(line.getLong("date")).isEqualTo(record.getInstant().toEpochMilli());
    }

    @Test
    void levelsAreThoseOfTheDesktop() {
        logger.finest("");
        logger.fine("");
        logger.config("");
        logger.info("");
        logger.warning("");
        logger.severe("");

        for (String level : new String[] {"verbose", "debug", "debug", "info", "warn", "error"}) {
            assertThat(desktop.next("log").getString("type")).isEqualTo(level);
        }
    }

    @Test
    void argumentThatCannotBePrintedHarmsNobody() {
        logger.log(Level.INFO, "{0}", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        });
        logger.info("next");

        assertThat(desktop.next("log").getString("message")).isEqualTo("{0}");
        assertThat(desktop.next("log").getString("message")).isEqualTo("next");
    }
}
