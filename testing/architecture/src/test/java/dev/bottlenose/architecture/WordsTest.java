package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents are written in the terms of docs/VOCABULARY.md. */
final class WordsTest {
    /** Each has a standard term in its place, which docs/VOCABULARY.md lists. */
    private static final Pattern UNUSUAL = Pattern.compile(
            String.join(
                    "|",
                    "\\blook(s|ed|ing)?\\s+into\\b",
                    "\\bof\\s+before\\s+\\d{4}\\b",
                    "\\bfirst\\s+generation\\b",
                    "\\bour\\s+bug\\b",
                    "\\bsigns?\\s+of\\s+life\\b",
                    "\\bfor\\s+ever\\b",
                    "\\b(get|gets|got|gotten)\\s+through\\b",
                    "\\b(is|are|was|were)\\s+gone\\b",
                    "\\b(says?|said|tells?|told|hears?|heard)\\b",
                    "\\b(troubles?|patience|silence|farewell|goodbyes?|doorstep|workshop)\\b",
                    "\\bfilm(s|ed|ing)?\\b"),
            Pattern.CASE_INSENSITIVE);

    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentUsesStandardTerms(Path document) {
        List<String> found = UNUSUAL.matcher(Documents.prose(document))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void unusualTermsAreFoundInAnyCaseAndAcrossLines() {
        assertThat(UNUSUAL.matcher("What you Look\ninto.").find()).isTrue();
        assertThat(UNUSUAL.matcher("essay, hearth, soldier").find()).isFalse();
    }

    @Test
    void readmeIsShort() {
        assertThat(Documents.text(Documents.ROOT.resolve("README.md")).lines().count())
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

    static Stream<Path> documentsAboutTheCode() {
        return documents()
                .filter(document -> List.of("architecture.md", "rationale.md")
                        .contains(document.getFileName().toString().toLowerCase(Locale.ROOT)));
    }
}
