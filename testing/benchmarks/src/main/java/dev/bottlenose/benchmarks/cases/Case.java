package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.report.Measurement;
import dev.bottlenose.benchmarks.servers.RunningServer;
import java.nio.file.Path;
import java.util.List;

/** One kind of work. Each run has a server to itself, started fresh. */
public interface Case {
    /** By which it is chosen on the command line. */
    String name();

    /** Whether a server must have run in the same home before. */
    default boolean wantsUsedHome() {
        return false;
    }

    /**
     * Puts the load on and measures.
     *
     * @param directory empty, for the apps' files
     */
    List<Measurement> run(RunningServer server, Path directory) throws Exception;
}
