package dev.bottlenose.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of types, as documents write them and as the tree has them. */
final class TypeNames {
    /** A name of several words within quotes of code; names of one word are too often something else. */
    private static final Pattern QUOTED = Pattern.compile("`((?=\\w*[a-z])[A-Z]\\w*[A-Z]\\w*)[`.]");

    /** Not types of this tree: a plugin's id, an error's name on the wire, and a type of Spring Boot. */
    private static final Set<String> OTHERS = Set.of("JvmLogs", "RSocketError", "ClientHttpRequestFactoryBuilder");

    private static final Set<String> OF_THE_TREE = read();

    private TypeNames() {}

    static Set<String> in(String document) {
        return QUOTED.matcher(Documents.withoutBlocks(document))
                .results()
                .map((MatchResult name) -> name.group(1))
                .filter(name -> !OTHERS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of all source files, and of the types that TypeScript files declare. */
    static Set<String> ofTheTree() {
        return OF_THE_TREE;
    }

    private static Set<String> read() {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Modules.ROOT, 16)) {
            files.filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/node_modules/"))
                    .forEach(file -> add(file, names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static void add(Path file, Set<String> names) {
        String name = file.getFileName().toString();
        if (name.endsWith(".java")) {
            names.add(name.substring(0, name.length() - ".java".length()));
        } else if (name.endsWith(".ts") || name.endsWith(".tsx")) {
            Pattern.compile("\\b(?:class|interface|type) (\\w+)")
                    .matcher(Documents.text(file))
                    .results()
                    .forEach(declaration -> names.add(declaration.group(1)));
        }
    }
}
