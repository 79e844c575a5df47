package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.App;
import dev.bottlenose.benchmarks.load.FrontEnd;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.rsocket.RSocketFallback;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A call to a legacy app, right after a message that needs no answer. */
public final class RSocketCalls implements Case {
    /** Reserved, and closed on every machine. */
    private static final int NOBODY = 1;

    private static final int WARM_UP = 100;
    private static final int MEASURED = 101;

    /** The original counts its own calls from zero. */
    private long nextNumber = 1_000_000;

    @Override
    public String name() {
        return "rsocket-call";
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        FlipperClient app = FlipperClient.builder("Older")
                .os("MacOS")
                .device("bench")
                .ports(NOBODY, NOBODY)
                .fallback(RSocketFallback.onPorts(server.rsocketInsecurePort(), server.rsocketSecurePort()))
                .privateDirectory(directory)
                .build();
        app.addPlugin(new Asked());
        app.start();
        try (FrontEnd frontEnd = FrontEnd.connect(server)) {
            String id = frontEnd.awaitApps(1).get(0);
            frontEnd.open(id);
            long[] nanos = new long[WARM_UP + MEASURED];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = callAfterSending(frontEnd, id);
            }
            long[] measured = Arrays.copyOfRange(nanos, WARM_UP, nanos.length);
            Arrays.sort(measured);
            return List.of(Measurement.cost(
                    "RSocket call after a fire-and-forget, p50", "ms", measured[MEASURED / 2] / 1e6, 2 / 44.0));
        } finally {
            app.stop();
        }
    }

    private long callAfterSending(FrontEnd frontEnd, String id) throws Exception {
        JsonObject ask = Json.object()
                .put("method", "execute")
                .put(
                        "params",
                        Json.object()
                                .put("api", App.PLUGIN)
                                .put("method", "ask")
                                .put("params", Json.object().build())
                                .build())
                .build();
        JsonObject call = ask.toBuilder().put("id", nextNumber++).build();
        long began = System.nanoTime();
        var sent = frontEnd.exec(AppCommands.REQUEST, new AppRequest(id, ask));
        var answer = frontEnd.exec(AppCommands.REQUEST_RESPONSE, new AppRequest(id, call));
        answer.get(10, TimeUnit.SECONDS);
        sent.get(10, TimeUnit.SECONDS);
        return System.nanoTime() - began;
    }

    private static final class Asked implements FlipperPlugin {
        @Override
        public String getId() {
            return App.PLUGIN;
        }

        @Override
        public boolean runInBackground() {
            return false;
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connection.receive("ask", (params, responder) -> responder.success(FlipperObject.of("ok", true)));
        }

        @Override
        public void onDisconnect() {}
    }
}
