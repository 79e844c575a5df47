package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every claim of docs/SECURITY-MODEL.md names the tests that hold it; {@link WordsTest} checks that these exist. */
final class SecurityModelTest {
    private static final Path MODEL = Modules.ROOT.resolve("docs/SECURITY-MODEL.md");

    /** The section whose claims are tested; others say what is not protected, or summarise. */
    private static final Pattern CLAIMS = Pattern.compile("(?ms)^## How$(.*?)(?=^## |\\z)");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyClaimNamesItsTests() {
        List<String> without = claims().filter(claim -> !TEST.matcher(claim).find())
                .map(claim -> claim.lines().findFirst().orElse(""))
                .toList();

        assertThat(without).isEmpty();
        assertThat(claims()).hasSizeGreaterThan(20);
    }

    /** Paragraphs and list items; no headings. */
    private static Stream<String> claims() {
        return CLAIMS.matcher(Documents.text(MODEL))
                .results()
                .flatMap(section -> Stream.of(section.group(1).split("\n\n|\n(?=\\* )")))
                .map(String::strip)
                .filter(claim -> !claim.isEmpty() && !claim.startsWith("#") && !claim.startsWith("<!--"));
    }
}
