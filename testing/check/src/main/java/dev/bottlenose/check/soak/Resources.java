package dev.bottlenose.check.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heap in KiB, after a garbage collection; -1 if unknown
 * @param direct memory outside of the heap, in KiB; -1 if unknown
 */
record Resources(int threads, int sockets, int files, long heap, long direct) {
    /** A server that has served something keeps buffers, and the bounded records of its latest peers, in KiB. */
    private static final long KEPT = 24 << 10;

    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern DIRECT = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    /** What the process holds now; Linux only, heap and direct memory with a JDK only. */
    static Resources of(long process) throws IOException, InterruptedException {
        Path proc = Path.of("/proc", Long.toString(process));
        int sockets = 0;
        int files = 0;
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            for (Path file : open.toList()) {
                if (Files.isSymbolicLink(file) && target(file).startsWith("socket:")) {
                    sockets++;
                } else {
                    files++;
                }
            }
        }
        int threads = (int) sum(THREADS, Files.readString(proc.resolve("status")));
        jcmd(process, "GC.run");
        return new Resources(
                threads,
                sockets,
                files,
                sum(HEAP, jcmd(process, "GC.heap_info")),
                sum(DIRECT, jcmd(process, "VM.native_memory", "summary")));
    }

    /** What it holds more than before, and more than it may keep. */
    Resources beyond(Resources before) {
        return new Resources(
                Math.max(0, threads - before.threads),
                Math.max(0, sockets - before.sockets),
                Math.max(0, files - before.files),
                Math.max(0, heap - before.heap - KEPT),
                Math.max(0, direct - before.direct - KEPT));
    }

    boolean isNothing() {
        return threads == 0 && sockets == 0 && files == 0 && heap == 0 && direct == 0;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static long sum(Pattern pattern, String text) {
        List<Long> found = pattern.matcher(text)
                .results()
                .map((MatchResult result) -> Long.valueOf(result.group(1)))
                .toList();
        return found.isEmpty() ? -1 : found.stream().mapToLong(Long::longValue).sum();
    }

    private static String jcmd(long process, String... command) throws InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            List<String> line = Stream.concat(Stream.of(program.toString(), Long.toString(process)), Stream.of(command))
                    .toList();
            Process running = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(running.getInputStream().readAllBytes(), UTF_8);
            running.waitFor();
            return output;
        } catch (IOException noJdk) {
            return "";
        }
    }
}
