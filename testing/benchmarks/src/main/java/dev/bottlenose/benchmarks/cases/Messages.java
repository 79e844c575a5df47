package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.load.App;
import dev.bottlenose.benchmarks.load.Burst;
import dev.bottlenose.benchmarks.load.FrontEnd;
import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.benchmarks.servers.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Messages of a given size from one app or several to one front end that reads as fast as it can. */
public final class Messages implements Case {
    private static final double MIB = 1 << 20;

    private final int size;
    private final int apps;
    private final int count;
    private final double goal;

    /**
     * A case.
     *
     * @param size of a message in bytes
     * @param count of measured messages
     * @param goal for the ratio of the processor time
     */
    public Messages(int size, int apps, int count, double goal) {
        this.size = size;
        this.apps = apps;
        this.count = count;
        this.goal = goal;
    }

    @Override
    public String name() {
        return "messages-" + size + "-" + apps;
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity identity = Identity.create(directory.resolve("app"));
        identity.exchange(server);
        SSLContext tls = identity.tls();
        List<App> connected = new ArrayList<>();
        try (FrontEnd frontEnd = FrontEnd.connect(server)) {
            for (int i = 0; i < apps; i++) {
                connected.add(App.connect(server, tls, "bench" + i));
            }
            for (String id : frontEnd.awaitApps(apps)) {
                frontEnd.open(id);
            }
            for (App app : connected) {
                app.awaitOpened();
            }
            int unused = send(connected, frontEnd, server.contender().isOriginal() ? count : 2 * count);

            Usage before = server.usage();
            long began = System.nanoTime();
            int sent = send(connected, frontEnd, count);
            double seconds = (System.nanoTime() - began) / 1e9;
            Usage after = server.usage();

            String what = size + " B, " + apps + (apps == 1 ? " app" : " apps");
            return List.of(
                    Measurement.cost(what + ", server CPU", "us", 1e6 * after.cpuSince(before) / sent, goal),
                    Measurement.rate(what, "/s", sent / seconds, 0),
                    Measurement.rate(what, "MB/s", sent / seconds * size / MIB, 0),
                    Measurement.cost(what + ", most resident", "MB", after.peakBytes() / MIB, 0));
        } finally {
            for (App app : connected) {
                app.close();
            }
        }
    }

    /** Returns how many were sent: whole bursts from every app. */
    private int send(List<App> connected, FrontEnd frontEnd, int wanted) throws IOException, InterruptedException {
        Burst burst = new Burst(size);
        long before = frontEnd.messages();
        int sent = 0;
        while (sent < wanted) {
            for (App app : connected) {
                app.send(burst.frames());
                sent += burst.messages();
                frontEnd.awaitMessages(before + Math.max(0, sent - burst.window()));
            }
        }
        frontEnd.awaitMessages(before + sent);
        return sent;
    }
}
