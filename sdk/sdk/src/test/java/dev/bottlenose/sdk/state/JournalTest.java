package dev.bottlenose.sdk.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class JournalTest {
    private final ManualClock clock = new ManualClock();
    private final Lines lines = new Lines();
    private final Journal journal = new Journal(clock, logger(lines));

    @Test
    void logGetsOneLineAMinuteAndTheCountOfTheOthers() {
        journal.warn("one");
        journal.warn("two");
        clock.now = clock.now.plusSeconds(59);
        journal.warn("three");
        clock.now = clock.now.plusSeconds(1);
        journal.info("four");

        assertThat(lines.messages).containsExactly("one", "four (2 lines before this one were omitted)");
    }

    @Test
    void clockThatIsSetBackDoesNotStopTheLog() {
        journal.warn("one");
        clock.now = clock.now.minus(Duration.ofDays(300));
        journal.warn("two");

        assertThat(lines.messages).containsExactly("one", "two");
    }

    @Test
    void desktopGetsTheLastLinesOnceAsItReadsThem() {
        for (int i = 0; i < 600; i++) {
            journal.info("line " + i);
        }

        List<String> drained = journal.drain();

        assertThat(drained).hasSize(512).allMatch(line -> line.matches("\\d+:(info|warning|error):.*"));
        assertThat(drained.get(511)).isEqualTo(clock.now.toEpochMilli() + ":info:line 599");
        assertThat(journal.drain()).isEmpty();
    }

    @Test
    void ringKeepsTheLastLinesInOrder() {
        LineBuffer ring = new LineBuffer(5);
        for (int i = 1; i <= 3; i++) {
            ring.add("" + i);
        }
        assertThat(ring.drain()).containsExactly("1", "2", "3");

        for (int i = 1; i <= 8; i++) {
            ring.add("" + i);
        }
        assertThat(ring.drain()).containsExactly("4", "5", "6", "7", "8");
    }

    private static Logger logger(Handler handler) {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        return logger;
    }

    private static final class ManualClock extends Clock {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Lines extends Handler {
        final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            messages.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
