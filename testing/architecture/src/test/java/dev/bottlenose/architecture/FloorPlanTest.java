package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ladder in docs/ARCHITECTURE.md is the one that holds. */
final class FloorPlanTest {
    /** A line of the ladder: a package without its common prefix, and what it is for. */
    private static final Pattern STEP = Pattern.compile("(?m)^([a-z.]+) {2,}\\S");

    @Test
    void documentShowsTheLadderOfTheServerFromTheTop() {
        List<String> documented = STEP.matcher(section("## The ladder"))
                .results()
                .map(step -> "dev.bottlenose." + step.group(1))
                .toList();

        List<String> ladder = new ArrayList<>(LadderTest.LADDER);
        ladder.removeIf(step -> step.matches("dev\\.bottlenose\\.(sdk|samples|testing|benchmarks|check)\\b.*"));
        Collections.reverse(ladder);
        assertThat(documented).containsExactlyElementsOf(ladder);
    }

    @Test
    void documentNamesThePackagesOfTheSdk() {
        List<String> sdk = LadderTest.LADDER.stream()
                .filter(step -> step.matches("dev\\.bottlenose\\.sdk(\\.[a-z]+)?"))
                .map(step -> "`" + step.substring("dev.bottlenose.".length()) + "`")
                .toList();

        assertThat(section("## The ladder")).contains(sdk);
    }

    private static String section(String heading) {
        String document = Documents.text(Modules.ROOT.resolve("docs/ARCHITECTURE.md"));
        int start = document.indexOf(heading);
        return document.substring(start, document.indexOf("\n## ", start));
    }
}
