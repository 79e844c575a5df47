package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.threads.Scheduler;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The renewal of certificates while the server runs. */
final class CertificateRotationTest {
    private final ManualClock clock = new ManualClock();
    private final HourlyScheduler scheduler = new HourlyScheduler();
    private final List<ServerEvent> events = new ArrayList<>();
    private final CertificateAuthority authority;

    CertificateRotationTest(@TempDir Path directory) throws Exception {
        authority = CertificateAuthority.open(directory, clock, new SecureRandom());
        EventFeed feed = new EventFeed();
        feed.subscribe(events::add);
        new CertificateRotation(authority, feed, scheduler).start();
    }

    @Test
    void certificatesAreKeptUntilTheirRotationIsDue() {
        String fingerprint = authority.fingerprint();

        clock.advance(Duration.between(clock.instant(), authority.rotationDue()).minusSeconds(1));
        scheduler.passHour();

        assertThat(authority.fingerprint()).isEqualTo(fingerprint);
        assertThat(events).isEmpty();
    }

    @Test
    void certificatesAreRenewedWheneverTheirRotationIsDueAndFrontEndsAreNotified() {
        for (int renewals = 1; renewals <= 2; renewals++) {
            String fingerprint = authority.fingerprint();

            clock.advance(Duration.between(clock.instant(), authority.rotationDue()));
            scheduler.passHour();

            assertThat(authority.fingerprint()).isNotEqualTo(fingerprint);
            assertThat(events)
                    .hasSize(renewals)
                    .last()
                    .isInstanceOfSatisfying(
                            ServerEvent.Notified.class,
                            event -> assertThat(event.description()).contains("renewed"));
        }
    }

    /** Runs tasks when the test lets an hour pass. */
    private static final class HourlyScheduler implements Scheduler {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        void passHour() {
            tasks.remove().run();
        }

        @Override
        public Scheduled after(Duration delay, Runnable task) {
            assertThat(delay).isEqualTo(Duration.ofHours(1));
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        @Override
        public void close() {
            tasks.clear();
        }
    }
}
