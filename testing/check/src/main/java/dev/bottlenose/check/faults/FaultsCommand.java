package dev.bottlenose.check.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The sub command {@code faults}. */
public final class FaultsCommand {
    private static final int FAILED = 1;

    private FaultsCommand() {}

    /** Injects every fault; returns 0 if each had a diagnosis of its own. */
    public static int run(List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("faults takes no arguments");
        }
        return run(System.out);
    }

    /** The same, with the report on the stream. */
    static int run(PrintStream out) throws Exception {
        Path directory = Files.createTempDirectory("bottlenose-faults").toRealPath();
        try (Product product = Product.start(directory);
                CommandInjections commands = new CommandInjections(product);
                TransportInjections transport = new TransportInjections(product);
                PairingCodeInjections codes = new PairingCodeInjections(product)) {
            List<Injection> all = new ArrayList<>();
            all.addAll(transport.all());
            all.addAll(new ExchangeInjections(product).all());
            all.addAll(codes.all());
            all.addAll(new StartInjections(product).all());
            all.add(AndroidInjections.ofAdb());
            all.addAll(commands.all());
            all.addAll(new AndroidInjections(product).all());
            return report(all, out);
        } finally {
            delete(directory);
        }
    }

    private static int report(List<Injection> all, PrintStream out) throws Exception {
        Map<Injection, Injection.Observation> late = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        int failures = 0;
        for (Injection injection : all) {
            Injection.Observation observation = injection.trial().inject();
            if (injection.slow()) {
                late.put(injection, observation);
            } else if (!print(injection, observation.code(), seen, out)) {
                failures++;
            }
        }
        for (Map.Entry<Injection, Injection.Observation> entry : late.entrySet()) {
            if (!print(entry.getKey(), entry.getValue().code(), seen, out)) {
                failures++;
            }
        }
        out.println(all.size() + " faults, " + seen.size() + " different diagnoses, " + failures + " wrong");
        return failures == 0 ? 0 : FAILED;
    }

    /** Returns whether the diagnosis is the expected one, and that of no other fault. */
    private static boolean print(Injection injection, String code, Set<String> seen, PrintStream out) {
        boolean right = code.equals(injection.expected()) && seen.add(code);
        out.printf(
                "%-50s -> %s%s%n", injection.fault(), code, right ? "" : "  WRONG, expected " + injection.expected());
        return right;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
