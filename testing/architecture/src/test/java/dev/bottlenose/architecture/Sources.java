package dev.bottlenose.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every Java file of the tree, parsed once: for rules about text, and about tests, which {@link House} does not import. */
final class Sources {
    static final List<Source> ALL = parse();

    private Sources() {}

    /** The product's files, without tests. */
    static List<Source> main() {
        return ALL.stream().filter(source -> !source.isTest()).toList();
    }

    /**
     * A parsed file.
     *
     * @param path from the root of the tree, with slashes
     */
    record Source(String path, CompilationUnitTree tree, SourcePositions positions) {
        boolean isTest() {
            return path.contains("/src/test/");
        }

        String packageName() {
            return String.valueOf(tree.getPackageName());
        }

        /** The full name of the type that the file is named after. */
        String type() {
            return packageName() + "." + path.replaceFirst(".*/", "").replaceFirst("\\.java$", "");
        }

        /** Where a part of the file begins, in the form that development tools turn into a link. */
        String place(Tree part) {
            return path + ":" + lineAt(positions.getStartPosition(tree, part));
        }

        long lines(Tree part) {
            return lineAt(positions.getEndPosition(tree, part)) - lineAt(positions.getStartPosition(tree, part)) + 1;
        }

        /** Of the whole file. */
        long lines() {
            return lineAt(positions.getEndPosition(tree, tree));
        }

        private long lineAt(long position) {
            return tree.getLineMap().getLineNumber(Math.max(0, position));
        }
    }

    private static List<Source> parse() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(javaFiles()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree tree : task.parse()) {
                Path path = Modules.ROOT.relativize(Path.of(tree.getSourceFile().toUri()));
                sources.add(new Source(path.toString().replace('\\', '/'), tree, positions));
            }
            return List.copyOf(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (Path module : Modules.ALL) {
            if (Files.isDirectory(module.resolve("src"))) {
                try (Stream<Path> found = Files.walk(module.resolve("src"))) {
                    found.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith("package-info.java"))
                            .forEach(paths::add);
                }
            }
        }
        return paths;
    }
}
