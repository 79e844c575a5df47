package dev.bottlenose.check.fuzz;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code ./bottlenose-check fuzz MINUTES}: fuzzes all parsers for the given time altogether. */
public final class FuzzCommand {
    private static final int SECONDS_OF_MINUTE = 60;

    /** Less finds nothing: a fuzzer needs seconds to start. */
    private static final int LEAST_SECONDS = 10;

    private final Path root;
    private final PrintStream out;

    private FuzzCommand(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /**
     * Runs the check.
     *
     * @param arguments minutes; then, if wanted, a part of the names of the tests to run
     * @return 0, or 1 if anything was found
     */
    public static int run(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || arguments.size() > 2 || !arguments.get(0).matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("fuzz takes the number of minutes, and a part of a test's name");
        }
        Path root = Path.of(System.getProperty("bottlenose.root", ".")).toAbsolutePath();
        String part = arguments.size() > 1 ? arguments.get(1) : "";
        return new FuzzCommand(root, System.out).run(Integer.parseInt(arguments.get(0)), part);
    }

    private int run(int minutes, String part) throws Exception {
        List<FuzzTarget> targets = FuzzTarget.in(root).stream()
                .filter(target -> (target.type() + "." + target.method()).contains(part))
                .toList();
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("there is no fuzz test with '" + part + "' in its name");
        }
        ClassPaths classPaths = new ClassPaths(root);
        classPaths.build(targets.stream().map(FuzzTarget::module).distinct().toList());
        int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors());
        int seconds = Math.max(LEAST_SECONDS, minutes * SECONDS_OF_MINUTE * atOnce / targets.size());
        out.printf("%d fuzz tests, %d s each, %d at a time%n", targets.size(), seconds, atOnce);
        List<FuzzRun> runs = runAll(targets, classPaths, atOnce, seconds);
        return report(runs);
    }

    private List<FuzzRun> runAll(List<FuzzTarget> targets, ClassPaths classPaths, int atOnce, int seconds)
            throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<FuzzRun>> running = new ArrayList<>();
            for (FuzzTarget target : targets) {
                Path directory = Files.createDirectories(
                        root.resolve("testing/check/target/fuzz").resolve(target.shortName()));
                String classPath = classPaths.of(target.module());
                running.add(workers.submit(() -> FuzzRun.of(target, classPath, directory, seconds)));
            }
            List<FuzzRun> runs = new ArrayList<>();
            for (Future<FuzzRun> run : running) {
                runs.add(run.get());
                print(runs.get(runs.size() - 1));
            }
            return runs;
        } finally {
            workers.shutdownNow();
        }
    }

    private void print(FuzzRun run) {
        out.printf(
                "%12d executions %6d branches  %s%s%n",
                run.executions(),
                run.coverage(),
                run.target().shortName(),
                run.finding().map(finding -> "\n             FOUND " + finding).orElse(""));
    }

    private int report(List<FuzzRun> runs) {
        long executions = runs.stream().mapToLong(FuzzRun::executions).sum();
        List<FuzzRun> found =
                runs.stream().filter(run -> run.finding().isPresent()).toList();
        out.printf("%d executions, %d findings%n", executions, found.size());
        found.forEach(this::print);
        return found.isEmpty() ? 0 : 1;
    }
}
