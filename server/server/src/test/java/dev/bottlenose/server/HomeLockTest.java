package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home has one server, also after somebody has deleted the lock file. */
final class HomeLockTest {
    @TempDir
    Path directory;

    @Test
    void serverRestoresItsLockFileBeforeASecondServerCanStart() throws Exception {
        try (RunningServer first = RunningServer.in(directory)) {
            Files.delete(new Home(directory).lock());

            assertThatThrownBy(() -> RunningServer.in(directory))
                    .isInstanceOfSatisfying(
                            ServerStartException.class,
                            failure -> assertThat(failure.fault().code()).isEqualTo("home-in-use"));
            assertThat(first.frontEnd()).isNotNull();
        }
    }

    @Test
    void deletedDirectoryIsRestoredToo() throws Exception {
        Home home = new Home(directory.resolve("home"));
        EverySecond scheduler = new EverySecond();
        List<Fault> faults = new ArrayList<>();
        try (HomeLock lock = new HomeLock(home, home.claim(), faults::add)) {
            lock.watch(scheduler);
            Files.delete(home.lock());
            Files.delete(home.bottlenose());

            scheduler.pass();

            assertThat(home.lock())
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
            assertThatThrownBy(home::restoreLock).isInstanceOf(DirectoryLock.HeldElsewhere.class);
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void otherServerOnTheSameHomeIsReportedOnce() throws Exception {
        Home home = new Home(directory.resolve("home"));
        EverySecond scheduler = new EverySecond();
        List<Fault> faults = new ArrayList<>();
        try (HomeLock lock = new HomeLock(home, home.claim(), faults::add)) {
            lock.watch(scheduler);
            Files.delete(home.lock());
            try (DirectoryLock other = home.restoreLock()) {
                assertThat(other.isIntact()).isTrue();
                scheduler.pass();
                scheduler.pass();
            }
        }
        assertThat(faults).extracting(Fault::code).containsExactly("home-shared");
    }

    /** Runs tasks when the test lets a second pass. */
    private static final class EverySecond implements Scheduler {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        void pass() {
            tasks.remove().run();
        }

        @Override
        public Scheduled after(Duration delay, Runnable task) {
            tasks.add(task);
            return () -> tasks.remove(task);
        }

        @Override
        public void close() {
            tasks.clear();
        }
    }
}
