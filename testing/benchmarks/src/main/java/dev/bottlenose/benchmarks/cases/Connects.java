package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.App;
import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.benchmarks.servers.Usage;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Apps that connect over mutual TLS and leave, with a full handshake each time. */
public final class Connects implements Case {
    /** A JVM takes longer to be warm than Node. */
    private static final int WARM_UP = 10_000;

    private static final int WARM_UP_OF_ORIGINAL = 1000;
    private static final int MEASURED = 3000;

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity app = Identity.create(directory.resolve("app"));
        app.exchange(server);
        SSLContext tls = app.tls();
        connect(server, tls, server.contender().isOriginal() ? WARM_UP_OF_ORIGINAL : WARM_UP);

        Usage before = server.usage();
        long began = System.nanoTime();
        connect(server, tls, MEASURED);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = server.usage().cpuSince(before);

        return List.of(
                Measurement.cost("mTLS connect, server CPU", "ms", 1000 * cpu / MEASURED, 0.5),
                Measurement.rate("mTLS connects, one after the other", "/s", MEASURED / seconds, 0));
    }

    private static void connect(RunningServer server, SSLContext tls, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            App.connect(server, tls, "bench").close();
        }
    }
}
