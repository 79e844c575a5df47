package dev.bottlenose.benchmarks.servers;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server's memory once it has given back what it does not need, which it does when it finds the time. */
public final class Settled {
    /** One a second; the last one counts. */
    private static final int READINGS = 10;

    private Settled() {}

    public static long residentBytes(RunningServer server) throws IOException, InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            Reader reader = new Reader(server);
            clock.scheduleAtFixedRate(reader, 1, 1, TimeUnit.SECONDS);
            return reader.last.get();
        } catch (ExecutionException e) {
            throw new IOException("the memory cannot be read", e.getCause());
        } finally {
            clock.shutdownNow();
        }
    }

    private static final class Reader implements Runnable {
        private final CompletableFuture<Long> last = new CompletableFuture<>();
        private final RunningServer server;
        private int readings;

        Reader(RunningServer server) {
            this.server = server;
        }

        @Override
        public void run() {
            try {
                long bytes = server.usage().residentBytes();
                if (++readings == READINGS) {
                    last.complete(bytes);
                }
            } catch (IOException e) {
                last.completeExceptionally(e);
            }
        }
    }
}
