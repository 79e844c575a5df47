package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module is presented to those who see it for the first time. */
final class ModulesTest {
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    /** Each as {@code folder/module}. */
    static Stream<String> modules() {
        return MODULE.matcher(Documents.text(Documents.ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleHasANameAndADescription(String module) {
        assertThat(Documents.text(Documents.ROOT.resolve(module).resolve("pom.xml")))
                .containsPattern("\n  <name>Bottlenose .+</name>\n  <description>.+</description>\n");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void readmeListsTheModuleInItsFolder(String module) {
        int slash = module.indexOf('/');

        assertThat(rowsOf(module.substring(0, slash)))
                .anyMatch(row -> row.contains("`" + module.substring(slash + 1) + "`"));
    }

    /** The row of a folder, and those below it whose first cell is empty. */
    private static List<String> rowsOf(String folder) {
        List<String> rows = Documents.text(Documents.ROOT.resolve("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| `" + folder + "/`"))
                .toList();
        Stream<String> further = rows.stream().skip(1).takeWhile(line -> line.startsWith("| |"));
        return Stream.concat(rows.stream().limit(1), further).toList();
    }
}
