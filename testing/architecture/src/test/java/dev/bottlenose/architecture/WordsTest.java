package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents are written in the terms of docs/VOCABULARY.md. */
final class WordsTest {
    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentUsesStandardTerms(Path document) {
        List<String> found = StandardTerms.UNUSUAL
                .matcher(Documents.prose(document))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void unusualTermsAreFoundInAnyCaseAndAcrossLines() {
        assertThat(StandardTerms.UNUSUAL.matcher("What you Look\ninto.").find()).isTrue();
        assertThat(StandardTerms.UNUSUAL.matcher("essay, hearth, soldier").find())
                .isFalse();
    }

    @Test
    void readmeIsShort() {
        assertThat(Documents.text(Modules.ROOT.resolve("README.md")).lines().count())
                .isLessThanOrEqualTo(150);
    }

    /** Holds the documents that describe the code to its present names. */
    @ParameterizedTest
    @MethodSource("documentsAboutTheCode")
    void documentNamesExistingTypes(Path document) {
        List<String> unknown = TypeNames.in(Documents.text(document)).stream()
                .filter(name -> !TypeNames.ofTheTree().contains(name))
                .toList();

        assertThat(unknown).isEmpty();
    }

    /** All but the changelog, which keeps former names, and the guides to plugins, which name types of libraries. */
    static Stream<Path> documentsAboutTheCode() {
        return documents().filter(document -> !document.getFileName().toString().matches("(CHANGELOG|PLUGIN).*"));
    }
}
