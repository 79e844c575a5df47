package dev.bottlenose.check.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fuzz test of the tree.
 *
 * @param module the directory of its module
 * @param type the full name of its class
 */
record FuzzTarget(Path module, String type, String method) {
    private static final Pattern FUZZ_TEST = Pattern.compile("@FuzzTest\\s+void (\\w+)\\(");

    /** Every fuzz test of the source tree, in the order of modules and names. */
    static List<FuzzTarget> in(Path root) throws IOException {
        List<FuzzTarget> targets = new ArrayList<>();
        for (Path module : modules(root)) {
            Path tests = module.resolve("src/test/java");
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path file : files.filter(one -> one.toString().endsWith("Test.java"))
                        .sorted()
                        .toList()) {
                    String name = tests.relativize(file).toString().replace(".java", "");
                    String type = name.replace('/', '.').replace('\\', '.');
                    FUZZ_TEST
                            .matcher(Files.readString(file))
                            .results()
                            .map((MatchResult found) -> new FuzzTarget(module, type, found.group(1)))
                            .forEach(targets::add);
                }
            }
        }
        return targets;
    }

    private static List<Path> modules(Path root) throws IOException {
        try (Stream<Path> directories = Files.walk(root, 2)) {
            return directories
                    .filter(directory -> Files.isDirectory(directory.resolve("src/test/java")))
                    .sorted()
                    .toList();
        }
    }

    /** The class without its package, and the method. */
    String shortName() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }
}
