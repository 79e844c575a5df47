package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.App;
import dev.bottlenose.benchmarks.load.FrontEnd;
import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.benchmarks.servers.Usage;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls from a front end into an app and back, a given number outstanding. */
public final class Calls implements Case {
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 50_000;

    private final int outstanding;

    /** The original identifies answers by the front end's number, and counts its own calls from zero. */
    private long nextNumber = 1_000_000;

    public Calls(int outstanding) {
        this.outstanding = outstanding;
    }

    @Override
    public String name() {
        return "calls-" + outstanding;
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity identity = Identity.create(directory.resolve("app"));
        identity.exchange(server);
        try (FrontEnd frontEnd = FrontEnd.connect(server);
                App app = App.connect(server, identity.tls(), "bench")) {
            String id = frontEnd.awaitApps(1).get(0);
            frontEnd.open(id);
            app.awaitOpened();
            call(frontEnd, id, WARM_UP);

            Usage before = server.usage();
            long[] nanos = call(frontEnd, id, MEASURED);
            double cpu = server.usage().cpuSince(before);

            Arrays.sort(nanos);
            String what = "call, " + outstanding + " outstanding";
            return List.of(
                    Measurement.cost(what + ", server CPU", "us", 1e6 * cpu / MEASURED, 0.5),
                    Measurement.cost(what + ", p50", "ms", nanos[MEASURED / 2] / 1e6, 0),
                    Measurement.cost(what + ", p99", "ms", nanos[MEASURED * 99 / 100] / 1e6, 0.5));
        }
    }

    private long[] call(FrontEnd frontEnd, String id, int times) throws Exception {
        long[] nanos = new long[times];
        Semaphore free = new Semaphore(outstanding);
        for (int i = 0; i < times; i++) {
            if (!free.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no answer");
            }
            int number = i;
            long began = System.nanoTime();
            CompletableFuture<Json> answer =
                    frontEnd.exec(AppCommands.REQUEST_RESPONSE, new AppRequest(id, call(nextNumber++)));
            answer.thenRun(() -> {
                nanos[number] = System.nanoTime() - began;
                free.release();
            });
        }
        if (!free.tryAcquire(outstanding, 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer");
        }
        return nanos;
    }

    private static JsonObject call(long number) {
        return Json.object()
                .put("id", number)
                .put("method", "execute")
                .put(
                        "params",
                        Json.object()
                                .put("api", App.PLUGIN)
                                .put("method", "ask")
                                .put("params", Json.object().put("x", 1).build())
                                .build())
                .build();
    }
}
