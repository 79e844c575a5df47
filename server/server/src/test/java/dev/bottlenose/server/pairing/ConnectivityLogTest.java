package dev.bottlenose.server.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.Excerpts;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an app makes the server log is limited in size and in number. */
final class ConnectivityLogTest {
    private static final ClientQuery FLOODING = app("Flooding");
    private static final ClientQuery HONEST = app("Honest");

    private final List<Runnable> scheduled = new ArrayList<>();
    private final List<ServerEvent> events = new ArrayList<>();
    private final EventFeed feed = new EventFeed();
    private final Diagnoses diagnoses = new Diagnoses(feed, Clock.systemUTC(), new TurnedByHand());

    ConnectivityLogTest() {
        feed.subscribe(events::add);
    }

    @Test
    void linesBeyondTheLimitOfAnAppAreCountedAndTheirNumberIsShownOnce() {
        for (int i = 0; i < 600_000; i++) {
            diagnoses.note(Level.WARNING, Optional.of(FLOODING), "line " + i);
        }
        assertThat(events).hasSize(LineLimiter.MOST_OF_APP);
        diagnoses.note(Level.INFO, Optional.of(HONEST), "honest");
        assertThat(messages()).endsWith("honest");

        scheduled.remove(0).run();
        assertThat(messages()).endsWith("599800 more lines from app 'Flooding' in the last minute are not shown.");
        assertThat(scheduled).isEmpty();

        diagnoses.note(Level.WARNING, Optional.of(FLOODING), "the next minute");
        assertThat(messages()).endsWith("the next minute");
    }

    @Test
    void eventsOfAnAppThatConnectsAgainAndAgainAreLimitedToo() {
        for (int i = 0; i < 10_000; i++) {
            diagnoses.started(FLOODING);
            diagnoses.step(FLOODING, "Certificate requested");
            diagnoses.report(FLOODING, new Fault("csr-mismatch", "It does not match.", "try again"));
        }

        assertThat(events.size()).isBetween(LineLimiter.MOST_OF_APP, 2 * LineLimiter.MOST_OF_APP);
        assertThat(diagnoses.latest()).singleElement().matches(diagnosis -> diagnosis.count() == 10_000);
    }

    @Test
    void manyAppsShareALimitAndEachHasSomeLines() {
        for (int app = 0; app < 5000; app++) {
            for (int i = 0; i < 100; i++) {
                diagnoses.note(Level.INFO, Optional.of(app("App" + app)), "line");
            }
        }

        assertThat(events.size())
                .isLessThanOrEqualTo(LineLimiter.MOST_SHARED + (LineLimiter.MOST_APPS + 1) * LineLimiter.RESERVED);
    }

    @Test
    void textsAreCutWithTheNumberOfWhatIsLeftOut() {
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 90; i++) {
            diagnoses.note(Level.INFO, Optional.of(FLOODING), large);
            diagnoses.report(FLOODING, new Fault("csr-mismatch", large, large));
        }

        assertThat(diagnoses.notes().stream().mapToInt(note -> note.message().length()))
                .allMatch(length -> length < Excerpts.LONGEST_LINE + 40);
        assertThat(diagnoses.notes().get(0).message()).endsWith("xxx... (998000 more characters)");
        assertThat(diagnoses.latest().get(0).fault().toString().length()).isLessThan(3 * Excerpts.LONGEST_LINE);
    }

    private List<String> messages() {
        return events.stream()
                .filter(ServerEvent.ConnectivityLogged.class::isInstance)
                .flatMap(event -> ((ServerEvent.ConnectivityLogged) event).notes().stream())
                .map(ConnectivityNote::message)
                .toList();
    }

    private static ClientQuery app(String name) {
        ClientQuery.Reading reading =
                ClientQuery.read(QueryString.ofTarget("/?os=Linux&device=host&device_id=&app=" + name));
        return ((ClientQuery.Reading.Accepted) reading).query();
    }

    private final class TurnedByHand implements Scheduler {
        @Override
        public Scheduled after(Duration delay, Runnable task) {
            scheduled.add(task);
            return () -> scheduled.remove(task);
        }

        @Override
        public void close() {}
    }
}
