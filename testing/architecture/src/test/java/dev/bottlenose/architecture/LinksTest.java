package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of the documents to each other and to files of the tree lead somewhere. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linkLeadsToAFileAndAHeading(Path document) {
        List<String> broken = LINK.matcher(Documents.withoutBlocks(Documents.text(document)))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .filter(link -> !resolves(document, link))
                .toList();

        assertThat(broken).isEmpty();
    }

    private static boolean resolves(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
    }

    /** The names of the headings, as GitHub makes them. */
    private static Set<String> headings(Path document) {
        return HEADING.matcher(Documents.withoutBlocks(Documents.text(document)))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
