package dev.bottlenose.frontends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.command.Commands;
import dev.bottlenose.frontends.event.EventReader;
import dev.bottlenose.frontends.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/PROTOCOL.md lists the commands and events that the code has, and no others. */
final class DocumentedNamesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][A-Za-z-]*)` \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z][A-Za-z-]*)`");

    @Test
    void everyCommandIsDocumentedAndNoOther() throws Exception {
        assertThat(names(ROW, section("### Commands")))
                .containsExactlyInAnyOrderElementsOf(
                        Commands.ANSWERED.stream().map(Command::name).toList());
    }

    @Test
    void everyRefusedCommandIsDocumentedAndNoOther() throws Exception {
        assertThat(names(NAME, section("### Refused commands")))
                .containsExactlyInAnyOrderElementsOf(
                        Commands.REFUSED.stream().map(Command::name).toList());
    }

    @Test
    void everyEventIsDocumentedAndNoOther() throws Exception {
        assertThat(names(ROW, section("### Events")))
                .containsExactlyInAnyOrderElementsOf(
                        EventReader.TYPES.stream().map(EventType::name).toList());
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String section(String heading) throws Exception {
        String document = Files.readString(Path.of("../../docs/PROTOCOL.md"));
        int start = document.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        String rest = document.substring(start + heading.length());
        int end = rest.indexOf("\n#");
        return end < 0 ? rest : rest.substring(0, end);
    }
}
