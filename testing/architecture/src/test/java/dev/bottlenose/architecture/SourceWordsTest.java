package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sources are written in the terms of docs/VOCABULARY.md, as far as single lines can show it. */
final class SourceWordsTest {
    private static final Pattern COMMENT = Pattern.compile("^\\s*(/?\\*|//)");

    /** A literal of Java or TypeScript, or text between two tags of a view. */
    private static final Pattern TEXT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`(?:[^`\\\\]|\\\\.)*`|>[^<>{}=;]+</");

    /** Names on the wire, which stay. */
    private static final Pattern ON_THE_WIRE = Pattern.compile("bottlenose-device-troubles|\"trouble\"");

    @Test
    void textForUsersUsesStandardTerms() {
        assertThat(SourceLines.lines(SourceWordsTest::hasUnusualText)).isEmpty();
    }

    @Test
    void noLineHasAnUnusualPhrase() {
        assertThat(SourceLines.lines(
                        line -> StandardTerms.UNUSUAL_PHRASE.matcher(line).find()))
                .isEmpty();
    }

    @Test
    void typesHaveStandardNames() {
        assertThat(SourceLines.lines(
                        line -> StandardTerms.UNUSUAL_TYPE.matcher(line).find()))
                .isEmpty();
    }

    @Test
    void textIsWhatAUserReads() {
        assertThat(hasUnusualText("    String message = \"The app said no.\";")).isTrue();
        assertThat(hasUnusualText("    <p>The app said no.</p>")).isTrue();
        assertThat(hasUnusualText("    // The app said no.")).isFalse();
        assertThat(hasUnusualText("    session.tell(\"close\");")).isFalse();
    }

    private static boolean hasUnusualText(String line) {
        return !COMMENT.matcher(line).find()
                && TEXT.matcher(line)
                        .results()
                        .map(text -> ON_THE_WIRE.matcher(text.group()).replaceAll(""))
                        .anyMatch(text -> StandardTerms.UNUSUAL.matcher(text).find());
    }
}
