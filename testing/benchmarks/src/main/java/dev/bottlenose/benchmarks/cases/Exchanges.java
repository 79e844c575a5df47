package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.benchmarks.servers.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Certificate exchanges: one after the other, or several at once. */
public final class Exchanges implements Case {
    private final int atOnce;
    private final double goal;

    /** @param goal how many times as many in a second there should be */
    public Exchanges(int atOnce, double goal) {
        this.atOnce = atOnce;
        this.goal = goal;
    }

    @Override
    public String name() {
        return "exchange-" + atOnce;
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity first = Identity.create(directory.resolve("app0"));
        List<Identity> apps = new ArrayList<>(List.of(first));
        for (int i = 1; i < atOnce; i++) {
            apps.add(first.copy(directory.resolve("app" + i)));
        }
        // The original needs 10 s for this many, this server less than one.
        int each = Math.max(2, (server.contender().isOriginal() ? 160 : 6400) / atOnce);
        exchangeAll(server, apps, each);

        Usage before = server.usage();
        long began = System.nanoTime();
        int failed = exchangeAll(server, apps, each);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = server.usage().cpuSince(before);

        int all = each * atOnce;
        String what = "exchange, " + atOnce + " at once";
        return List.of(
                Measurement.rate(what, "/s", all / seconds, goal),
                Measurement.cost(what + ", server CPU", "ms", 1000 * cpu / all, 0),
                Measurement.cost(what + ", failed", "%", 100.0 * failed / all, 0));
    }

    private static int exchangeAll(RunningServer server, List<Identity> apps, int each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(apps.size());
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (Identity app : apps) {
                results.add(threads.submit(() -> {
                    int failed = 0;
                    for (int i = 0; i < each; i++) {
                        failed += app.exchange(server) ? 0 : 1;
                    }
                    return failed;
                }));
            }
            int failed = 0;
            for (Future<Integer> result : results) {
                failed += result.get();
            }
            return failed;
        } finally {
            threads.shutdownNow();
        }
    }
}
