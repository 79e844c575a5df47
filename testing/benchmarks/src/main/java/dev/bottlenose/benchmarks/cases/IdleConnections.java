package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.App;
import dev.bottlenose.benchmarks.load.FrontEnd;
import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.benchmarks.servers.Settled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Idle connections of apps, and what remains of them after they disconnect. */
public final class IdleConnections implements Case {
    private static final double KIB = 1024;
    private static final int WARM_UP = 500;

    private final int count;

    public IdleConnections(int count) {
        this.count = count;
    }

    @Override
    public String name() {
        return "idle-" + count;
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity identity = Identity.create(directory.resolve("app"));
        identity.exchange(server);
        SSLContext tls = identity.tls();
        close(open(server, tls, WARM_UP));
        long before = Settled.residentBytes(server);
        List<App> held = open(server, tls, count);
        long during = Settled.residentBytes(server);
        close(held);
        long after = Settled.residentBytes(server);

        String what = "idle connection of " + count;
        return List.of(
                Measurement.cost(what, "KB", (during - before) / KIB / count, 0.38),
                Measurement.cost(what + ", not returned", "KB", (after - before) / KIB / count, 0));
    }

    /**
     * An app is connected when the server reports it to front ends. It need not have been asked for its plugins: the
     * original never asks.
     */
    private static List<App> open(RunningServer server, SSLContext tls, int wanted) throws Exception {
        List<App> apps = new ArrayList<>();
        try (FrontEnd frontEnd = FrontEnd.connect(server)) {
            for (int i = 0; i < wanted; i++) {
                apps.add(App.connect(server, tls, "idle" + i));
            }
            frontEnd.awaitAppeared(wanted);
        }
        return apps;
    }

    private static void close(List<App> apps) throws Exception {
        for (App app : apps) {
            app.close();
        }
    }
}
