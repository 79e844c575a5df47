package dev.bottlenose.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.bottlenose.benchmarks.cases.Calls;
import dev.bottlenose.benchmarks.cases.Case;
import dev.bottlenose.benchmarks.cases.Connects;
import dev.bottlenose.benchmarks.cases.Exchanges;
import dev.bottlenose.benchmarks.cases.IdleConnections;
import dev.bottlenose.benchmarks.cases.Messages;
import dev.bottlenose.benchmarks.cases.RSocketCalls;
import dev.bottlenose.benchmarks.cases.SlowPage;
import dev.bottlenose.benchmarks.cases.Starts;
import dev.bottlenose.benchmarks.report.Report;
import dev.bottlenose.benchmarks.servers.Contender;
import dev.bottlenose.benchmarks.servers.RunningServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the cases on both servers in turn: {@code ROOT ROUNDS [CASE-PREFIX...]}. */
public final class Main {
    private static final List<Case> CASES = List.of(
            new Starts(false),
            new Starts(true),
            new Exchanges(1, 30),
            new Exchanges(16, 40),
            new Connects(),
            new Messages(200, 1, 2_000_000, 0.25),
            new Messages(200, 50, 2_000_000, 0.25),
            new Messages(2_000, 1, 1_000_000, 1 / 6.0),
            new Messages(100_000, 1, 20_000, 1 / 8.0),
            new Messages(5_000_000, 1, 500, 1 / 8.0),
            new Messages(5_000_000, 50, 500, 1 / 8.0),
            new Calls(1),
            new Calls(64),
            new RSocketCalls(),
            new IdleConnections(2_000),
            new IdleConnections(10_000),
            new SlowPage());

    private Main() {}

    /** Prints a table of medians when all rounds are done; exits with 2 on wrong arguments. */
    public static void main(String... arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: ROOT ROUNDS [CASE-PREFIX...]; cases: "
                    + CASES.stream().map(Case::name).collect(Collectors.joining(" ")));
            System.exit(2);
        }
        Path root = Path.of(arguments[0]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[1]);
        Set<String> wanted = new TreeSet<>(Arrays.asList(arguments).subList(2, arguments.length));
        String only = System.getenv().getOrDefault("BOTTLENOSE_BENCH_ONLY", "");
        Report report = new Report();
        for (Case work : CASES) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(work.name()::startsWith)) {
                for (int round = 0; round < rounds; round++) {
                    for (Contender contender : Contender.values()) {
                        if (only.isEmpty() || contender.title().startsWith(only)) {
                            run(work, contender, root, report);
                        }
                    }
                }
            }
        }
        report.print(System.out);
        System.exit(0);
    }

    private static void run(Case work, Contender contender, Path root, Report report) throws IOException {
        System.err.println(work.name() + ": " + contender.title());
        Path directory = Files.createTempDirectory("bench");
        Path home = directory.resolve("home");
        try {
            if (work.wantsUsedHome()) {
                contender.start(root, home).close();
            }
            try (RunningServer server = contender.start(root, home)) {
                measure(work, server, directory, report);
            }
        } finally {
            delete(directory);
        }
    }

    private static void measure(Case work, RunningServer server, Path directory, Report report) {
        OperatingSystemMXBean load = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = load.getProcessCpuTime();
        long began = System.nanoTime();
        try {
            report.add(server.contender(), work.run(server, directory));
            System.err.printf(
                    Locale.ROOT,
                    "  the load took %.2f processors%n",
                    (load.getProcessCpuTime() - cpu) / (double) (System.nanoTime() - began));
        } catch (Exception e) {
            // One server failing under one load is a result, too; the others still count.
            System.err.println(
                    work.name() + " failed on " + server.contender().title() + ": " + e + "\n" + server.lastWords());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
