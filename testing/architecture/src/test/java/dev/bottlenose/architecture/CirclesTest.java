package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No circles between the files of a package; {@link LadderTest} holds the same between packages. Read from the sources: the
 * compiler copies a constant into the class that uses it, so compiled classes do not show where it came from.
 */
final class CirclesTest {
    /** Circles that are one thing by nature. */
    private static final Set<Set<String>> NATURAL = Set.of(
            // a value, and those who read it or write it
            circle("protocol", "ClientQuery", "ClientQueryReader", "SetupReader"),
            circle("pki", "CertificateSigningRequest", "SigningRequestReading"),
            circle(
                    "protocol.json",
                    "Json",
                    "JsonArray",
                    "JsonBoolean",
                    "JsonNull",
                    "JsonNumber",
                    "JsonObject",
                    "JsonParsing",
                    "JsonString",
                    "RawJson"),
            circle("protocol.json", "JsonText", "JsonTextBuilder", "OutgoingText", "QuotingText"),
            circle("sdk.json", "FlipperArray", "FlipperObject", "FlipperValue", "JsonReader", "JsonWriter", "Values"),
            // an object and its builder
            circle("client", "BottlenoseClient", "ClientBuilder"),
            circle("sdk", "FlipperClient", "FlipperClientBuilder"),
            circle("sdk.databases", "DatabasesPlugin", "DatabasesPluginBuilder"),
            circle("sdk.network", "NetworkPlugin", "NetworkPluginBuilder"),
            circle("sdk.tables", "TablePlugin", "TablePluginBuilder"),
            // an object, and those it hands out that lead back to it
            circle("benchmarks.servers", "Contender", "RunningServer"),
            circle("sdk.crash", "CrashReporterPlugin", "ReportingHandler"),
            circle("sdk.state", "FlipperState", "FlipperStep"),
            circle("testing.android", "AdbStream", "AdbTransport"),
            circle("transport", "MemoryAccount", "MemoryBudget"));

    @Test
    void noTwoFilesNeedEachOther() {
        Map<String, Set<String>> needs = needs();
        Set<Set<String>> circles = new LinkedHashSet<>();
        for (String file : needs.keySet()) {
            Set<String> circle = reachableFrom(file, needs);
            circle.removeIf(other -> !reachableFrom(other, needs).contains(file));
            if (!circle.isEmpty()) {
                circles.add(circle);
            }
        }

        assertThat(circles).containsExactlyInAnyOrderElementsOf(NATURAL);
    }

    private static Set<String> circle(String room, String... types) {
        return Stream.of(types)
                .map(type -> "dev.bottlenose." + room + "." + type)
                .collect(Collectors.toSet());
    }

    /** For each file, the others of its package whose types it names. */
    private static Map<String, Set<String>> needs() {
        Map<String, Set<String>> needs = new TreeMap<>();
        Sources.main().forEach(source -> needs.put(source.type(), new TreeSet<>()));
        for (Sources.Source source : Sources.main()) {
            Set<String> needed = Objects.requireNonNull(needs.get(source.type()));
            for (String name : namesIn(source)) {
                String other = source.packageName() + "." + name;
                if (needs.containsKey(other) && !other.equals(source.type())) {
                    needed.add(other);
                }
            }
        }
        return needs;
    }

    private static Set<String> namesIn(Sources.Source source) {
        Set<String> names = new TreeSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void unused) {
                names.add(identifier.getName().toString());
                return null;
            }

            @Override
            public Void visitImport(ImportTree imported, Void unused) {
                String name = imported.getQualifiedIdentifier().toString();
                if (name.startsWith(source.packageName() + ".")) {
                    names.add(name.substring(source.packageName().length() + 1).split("\\.")[0]);
                }
                return null;
            }
        }.scan(source.tree(), null);
        return names;
    }

    /** Contains the file itself only if it is part of a circle. */
    private static Set<String> reachableFrom(String file, Map<String, Set<String>> needs) {
        Set<String> reached = new TreeSet<>();
        Set<String> next = needs.getOrDefault(file, Set.of());
        while (!next.isEmpty()) {
            Set<String> further = new TreeSet<>();
            next.stream().filter(reached::add).forEach(other -> further.addAll(needs.getOrDefault(other, Set.of())));
            next = further;
        }
        return reached;
    }
}
