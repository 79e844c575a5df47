package dev.bottlenose.benchmarks.report;

import dev.bottlenose.benchmarks.servers.Contender;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers the figures of all rounds and prints their medians side by side. Not thread-safe. */
public final class Report {
    private static final String FORMAT = "| %-48s | %14s | %14s | %7s | %7s |%n";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(Measurement kind, Map<Contender, List<Double>> values) {}

    public void add(Contender contender, List<Measurement> measurements) {
        for (Measurement measurement : measurements) {
            rows.computeIfAbsent(
                            measurement.what() + measurement.unit(),
                            key -> new Row(measurement, new EnumMap<>(Contender.class)))
                    .values()
                    .computeIfAbsent(contender, who -> new ArrayList<>())
                    .add(measurement.value());
        }
    }

    public void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                FORMAT,
                "work",
                Contender.ORIGINAL.title().replace("flipper-server", "original"),
                Contender.BOTTLENOSE.title(),
                "ratio",
                "goal");
        out.printf(Locale.ROOT, FORMAT, "---", "---", "---", "---", "---");
        rows.values().forEach(row -> print(out, row));
    }

    private static void print(PrintStream out, Row row) {
        double original = median(row.values().getOrDefault(Contender.ORIGINAL, List.of()));
        double ours = median(row.values().getOrDefault(Contender.BOTTLENOSE, List.of()));
        Measurement kind = row.kind();
        String goal = kind.goal() == 0 ? "" : (kind.rate() ? ">= " : "<= ") + number(kind.goal());
        out.printf(
                Locale.ROOT,
                FORMAT,
                kind.what(),
                number(original) + " " + kind.unit(),
                number(ours) + " " + kind.unit(),
                number(ours / original),
                goal);
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
