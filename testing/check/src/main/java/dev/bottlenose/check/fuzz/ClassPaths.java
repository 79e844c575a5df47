package dev.bottlenose.check.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Compiles the modules that have fuzz tests, and has Maven write their class paths. */
final class ClassPaths {
    private static final String FILE = "target/fuzz.classpath";

    private final Path root;

    ClassPaths(Path root) {
        this.root = root;
    }

    /** Builds the modules and those that they depend on; what Maven prints goes to standard error. */
    void build(List<Path> modules) throws IOException, InterruptedException {
        String list = modules.stream()
                .map(module -> root.relativize(module).toString())
                .collect(Collectors.joining(","));
        Process maven = new ProcessBuilder(
                        root.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-pl",
                        list,
                        "-am",
                        "-DskipTests",
                        "-DskipGates",
                        "package",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + FILE)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/stderr")))
                .start();
        if (maven.waitFor() != 0) {
            throw new IOException("the fuzz tests cannot be compiled; read the lines above");
        }
    }

    /** The tests' classes, the module's, and all that they use. */
    String of(Path module) throws IOException {
        return module.resolve("target/test-classes")
                + File.pathSeparator
                + module.resolve("target/classes")
                + File.pathSeparator
                + Files.readString(module.resolve(FILE)).strip();
    }
}
