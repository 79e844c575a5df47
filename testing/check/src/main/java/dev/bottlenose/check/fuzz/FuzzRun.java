package dev.bottlenose.check.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run of a fuzz test did.
 *
 * @param executions how many inputs were tried
 * @param coverage how many branches of the product they reached; 0 if unknown
 * @param finding what was found, with the directory that has the input; empty if nothing was
 */
record FuzzRun(FuzzTarget target, long executions, long coverage, Optional<String> finding) {
    private static final Pattern EXECUTIONS = Pattern.compile("(?m)^#(\\d+)\\s+\\w+(?:.*? cov: (\\d+))?");
    private static final Pattern EXCEPTION = Pattern.compile("(?m)^== Java Exception: (.*)$");

    /** An input that takes longer is a finding, in seconds. */
    private static final int SLOWEST_INPUT = 25;

    /** Starting, and working through the kept corpus, in seconds. */
    private static final int BEFORE_AND_AFTER = 180;

    /**
     * Fuzzes for some time, in a process of its own.
     *
     * @param directory where the corpus is kept from run to run, and the output and findings are written
     */
    static FuzzRun of(FuzzTarget target, String classPath, Path directory, int seconds)
            throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-XX:-OmitStackTraceInFastThrow",
                        "-cp",
                        classPath,
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type(),
                        "--target_method=" + target.method(),
                        "--instrumentation_includes=dev.bottlenose.**",
                        "--custom_hook_includes=dev.bottlenose.**",
                        "-max_total_time=" + seconds,
                        "-timeout=" + SLOWEST_INPUT,
                        "-rss_limit_mb=0",
                        "-artifact_prefix=" + directory + "/",
                        corpus.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(seconds + BEFORE_AND_AFTER, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String text = new String(Files.readAllBytes(output), UTF_8);
        return new FuzzRun(
                target,
                last(text, 1),
                last(text, 2),
                ended && process.exitValue() == 0
                        ? Optional.empty()
                        : Optional.of(reason(text, ended) + " in " + directory));
    }

    private static long last(String text, int group) {
        return EXECUTIONS
                .matcher(text)
                .results()
                .filter((MatchResult found) -> found.group(group) != null)
                .mapToLong(found -> Long.parseLong(found.group(group)))
                .reduce(0, (earlier, later) -> later);
    }

    private static String reason(String text, boolean ended) {
        Matcher exception = EXCEPTION.matcher(text);
        if (exception.find()) {
            return exception.group(1);
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return ended && !lines.isEmpty() ? lines.get(lines.size() - 1) : "the fuzzer does not end";
    }
}
