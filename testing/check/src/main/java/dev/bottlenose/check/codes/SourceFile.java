package dev.bottlenose.check.codes;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A parsed file of the product, and its constants. */
final class SourceFile {
    /** The folders of the product; tests and samples create faults of their own. */
    private static final List<String> FOLDERS = List.of("core", "devices", "server", "sdk", "frontends");

    private final String name;
    private final CompilationUnitTree tree;
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    /** Those of all files, behind the name of their type. */
    private final Map<String, ExpressionTree> others;

    private SourceFile(String name, CompilationUnitTree tree, Map<String, ExpressionTree> others) {
        this.name = name;
        this.tree = tree;
        this.others = others;
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void unused) {
                if (variable.getModifiers().getFlags().contains(Modifier.STATIC) && variable.getInitializer() != null) {
                    constants.put(variable.getName().toString(), variable.getInitializer());
                    others.put(name.replace("java", "") + variable.getName(), variable.getInitializer());
                }
                return super.visitVariable(variable, null);
            }
        }.scan(tree, null);
    }

    /** Parses all files of the product below the root of the source tree. */
    static List<SourceFile> all(Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths(root)));
            List<SourceFile> sources = new ArrayList<>();
            Map<String, ExpressionTree> constants = new HashMap<>();
            for (CompilationUnitTree tree : task.parse()) {
                sources.add(new SourceFile(
                        Path.of(tree.getSourceFile().toUri()).getFileName().toString(), tree, constants));
            }
            return sources;
        }
    }

    String name() {
        return name;
    }

    CompilationUnitTree tree() {
        return tree;
    }

    /** @param constant of this file, or of another one behind the name of its type */
    Optional<ExpressionTree> constant(String constant) {
        return Optional.ofNullable(constants.getOrDefault(constant, others.get(constant)));
    }

    private static List<Path> paths(Path root) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> modules = Files.list(root.resolve(folder))) {
                for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .sorted()
                        .toList()) {
                    try (Stream<Path> found = Files.walk(sources)) {
                        found.filter(path -> path.toString().endsWith(".java"))
                                .filter(path -> !path.endsWith("package-info.java"))
                                .sorted()
                                .forEach(paths::add);
                    }
                }
            }
        }
        return paths;
    }
}
