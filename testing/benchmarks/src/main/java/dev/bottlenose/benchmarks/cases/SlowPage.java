package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.App;
import dev.bottlenose.benchmarks.load.FrontEnd;
import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.load.RawWebSocket;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An app sends 400 MB to two front ends of which one has stopped reading. As much went to the other one alone before, so
 * that what is counted is not the history, which is kept in any case.
 */
public final class SlowPage implements Case {
    private static final int SIZE = 100_000;
    private static final int COUNT = 4_000;
    private static final int WINDOW = 100;
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "slow-page";
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity identity = Identity.create(directory.resolve("app"));
        identity.exchange(server);
        FrontEnd notReading = FrontEnd.notReading(server);
        try (FrontEnd reading = FrontEnd.connect(server);
                App app = App.connect(server, identity.tls(), "bench")) {
            String id = reading.awaitApps(1).get(0);
            reading.open(id);
            app.awaitOpened();
            send(app, reading);
            notReading.askToOpen(id);

            long before = server.usage().residentBytes();
            long began = System.nanoTime();
            send(app, reading);
            double seconds = (System.nanoTime() - began) / 1e9;

            return List.of(
                    Measurement.cost(
                            "memory for a page that stopped reading",
                            "MB",
                            (server.usage().residentBytes() - before) / MIB,
                            0),
                    Measurement.rate("the other page meanwhile", "MB/s", COUNT * (double) SIZE / MIB / seconds, 0));
        }
    }

    private static void send(App app, FrontEnd reading) throws IOException, InterruptedException {
        byte[] frame = RawWebSocket.frame(App.message(SIZE));
        long received = reading.messages();
        for (int sent = 1; sent <= COUNT; sent++) {
            app.send(frame);
            reading.awaitMessages(received + Math.max(0, sent - WINDOW));
        }
        reading.awaitMessages(received + COUNT);
    }
}
