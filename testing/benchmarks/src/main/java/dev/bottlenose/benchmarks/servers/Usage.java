package dev.bottlenose.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used up, as Linux counts it ({@code proc(5)}).
 *
 * @param cpuSeconds user and system time, with that of children that have ended; counted in steps of 10 ms
 * @param residentBytes in memory now
 * @param peakBytes the most that ever was in memory
 */
public record Usage(double cpuSeconds, long residentBytes, long peakBytes) {
    private static final double TICKS_A_SECOND = 100;
    private static final long KIB = 1024;

    /** Of the process with this id. */
    public static Usage of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The second field is the program's name in parentheses and may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return new Usage(ticks / TICKS_A_SECOND, memory(pid, "VmRSS:"), memory(pid, "VmHWM:"));
    }

    /** The time used since an earlier reading. */
    public double cpuSince(Usage earlier) {
        return cpuSeconds - earlier.cpuSeconds;
    }

    private static long memory(long pid, String kind) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(kind))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElse(0);
    }
}
