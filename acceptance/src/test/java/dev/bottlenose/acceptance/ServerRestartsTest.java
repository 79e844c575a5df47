package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app with our SDK that works on while its server is stopped and started again and again. */
final class ServerRestartsTest {
    private static final int RESTARTS = 20;

    /** What the app says from one restart to the next. Twice as much is less than it may keep until there is a server. */
    private static final int SAID_EACH_TIME = 200;

    @TempDir
    Path home;

    @TempDir
    Path app;

    @Test
    void nothingTheAppSaysIsLostAndItsOwnWorkNeverWaits() throws Exception {
        Bottlenose bottlenose = new Bottlenose(Jdk.current(), home);
        BitSet heard = new BitSet();
        Bottlenose.Ports ports;
        try (Bottlenose.Server first = bottlenose.serve()) {
            ports = first.ports();
            first.stop();
        }

        Work work = new Work();
        FlipperClient client = FlipperClient.builder("Restless")
                .ports(ports.insecure(), ports.secure())
                .privateDirectory(app)
                .build();
        client.addPlugin(work);
        client.start();
        Thread worker = new Thread(work::run, "the app's own work");
        worker.start();
        ManagementFactory.getThreadMXBean().setThreadContentionMonitoringEnabled(true);

        long away = 0;
        for (int i = 0; i < RESTARTS; i++) {
            work.budget.drainPermits();
            work.budget.release(SAID_EACH_TIME);
            long begin = System.nanoTime();
            try (Bottlenose.Server server = bottlenose.serve(ports);
                    Program tail = bottlenose.start("tail", "--json", "--plugin", "Work")) {
                away += System.nanoTime() - begin;
                // Whatever the app said until now must come, and more than was known before.
                int latest = work.said.get();
                while (heard.cardinality() == 0 || heard.length() <= latest) {
                    heard.set(numberOf(tail.awaitJson(line -> line.has("plugin"))));
                }
                server.stop();
                tail.awaitExit();
                tail.awaitStreams();
                for (String line : tail.lines()) {
                    if (line.startsWith("{")) {
                        heard.set(numberOf(Program.parse(line)));
                    }
                }
            }
        }
        work.stop.countDown();
        worker.join();
        int said = work.said.get();
        try (Bottlenose.Server server = bottlenose.serve(ports);
                Program tail = bottlenose.start("tail", "--json", "--plugin", "Work")) {
            while (heard.length() < said) {
                heard.set(numberOf(tail.awaitJson(line -> line.has("plugin"))));
            }
            assertThat(server.processId()).isPositive();
        } finally {
            client.stop();
        }

        assertThat(heard.nextClearBit(0))
                .as("first event that was lost of " + said)
                .isGreaterThanOrEqualTo(said);
        assertThat(work.waitedMillis)
                .as("milliseconds the app's thread waited for the SDK, while there was no server much longer")
                .isLessThan(TimeUnit.NANOSECONDS.toMillis(away) / 10);
    }

    private static int numberOf(JsonObject line) {
        return (int) line.object("params").orElseThrow().integer("number").orElseThrow();
    }

    /** Says a number every few milliseconds, as an app logs its requests, but no more than its budget. */
    private static final class Work implements FlipperPlugin {
        final AtomicInteger said = new AtomicInteger();
        final Semaphore budget = new Semaphore(0);
        final CountDownLatch stop = new CountDownLatch(1);
        final CountDownLatch connected = new CountDownLatch(1);
        final AtomicReference<FlipperConnection> connection = new AtomicReference<>();
        volatile long waitedMillis;

        void run() {
            try {
                connected.await();
            } catch (InterruptedException e) {
                return;
            }
            ThreadInfo before = ManagementFactory.getThreadMXBean()
                    .getThreadInfo(Thread.currentThread().getId());
            while (stop.getCount() > 0) {
                if (budget.tryAcquire()) {
                    Objects.requireNonNull(connection.get())
                            .send("did", FlipperObject.of("number", said.getAndIncrement()));
                }
                LockSupport.parkNanos(50_000_000);
            }
            ThreadInfo after = ManagementFactory.getThreadMXBean()
                    .getThreadInfo(Thread.currentThread().getId());
            waitedMillis = after.getBlockedTime() - Math.max(0, before.getBlockedTime());
        }

        @Override
        public String getId() {
            return "Work";
        }

        @Override
        public void onConnect(FlipperConnection opened) {
            connection.set(opened);
            connected.countDown();
        }

        @Override
        public void onDisconnect() {}

        @Override
        public boolean runInBackground() {
            return true;
        }
    }
}
