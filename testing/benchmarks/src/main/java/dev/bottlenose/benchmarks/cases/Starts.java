package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import java.nio.file.Path;
import java.util.List;

/** How long a server took to start. */
public final class Starts implements Case {
    private static final double MIB = 1 << 20;

    private final boolean withCertificates;

    /** @param withCertificates whether the server finds certificates from an earlier run */
    public Starts(boolean withCertificates) {
        this.withCertificates = withCertificates;
    }

    @Override
    public String name() {
        return withCertificates ? "start-again" : "start";
    }

    @Override
    public boolean wantsUsedHome() {
        return withCertificates;
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        String what = "start " + (withCertificates ? "with" : "without") + " certificates";
        return List.of(
                Measurement.cost(what, "s", server.secondsToStart(), withCertificates ? 0.7 : 0.5),
                Measurement.cost(what + ", resident", "MB", server.usage().residentBytes() / MIB, 1.4));
    }
}
