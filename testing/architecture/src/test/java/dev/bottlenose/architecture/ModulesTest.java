package dev.bottlenose.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module is described in its POM and in the README, and examined by the rules. */
final class ModulesTest {
    static Stream<Path> modules() {
        return Modules.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void moduleHasANameAndADescription(Path module) {
        assertThat(Documents.text(module.resolve("pom.xml")))
                .containsPattern("\n  <name>Bottlenose .+</name>\n  <description>.+</description>\n");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void readmeListsTheModuleInItsDirectory(Path module) {
        Path place = Modules.ROOT.relativize(module);

        assertThat(rowsOf(place.getName(0).toString())).anyMatch(row -> row.contains("`" + place.getName(1) + "`"));
    }

    /** A module that this one does not depend on would go unexamined. */
    @Test
    void rulesSeeEveryFile() {
        Set<String> examined =
                House.CLASSES.stream().map(JavaClass::getFullName).collect(toSet());
        Set<String> written = Sources.main().stream().map(Sources.Source::type).collect(toSet());

        assertThat(written).isSubsetOf(examined);
    }

    /** The row of a directory, and those below it whose first cell is empty. */
    private static List<String> rowsOf(String directory) {
        List<String> rows = Documents.text(Modules.ROOT.resolve("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| `" + directory + "/`"))
                .toList();
        Stream<String> further = rows.stream().skip(1).takeWhile(line -> line.startsWith("| |"));
        return Stream.concat(rows.stream().limit(1), further).toList();
    }
}
