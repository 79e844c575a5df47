package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TerminalTextTest {
    @Test
    void noControlReachesTheTerminal() {
        for (char control = 0; control < 0xA0; control++) {
            if (Character.isISOControl(control) && control != '\t') {
                assertThat(TerminalText.clean("a" + control + "b"))
                        .isEqualTo(control == '\n' || control == '\r' ? "a b" : escaped(control));
            }
        }
        assertThat(TerminalText.clean("a\tb")).isEqualTo("a\tb");
    }

    @Test
    void nothingReordersOrHidesOrBreaksALine() {
        for (String range :
                new String[] {"\u202A\u202E", "\u2066\u2069", "\u200E\u200F", "\u2028\u2029", "\u061C\u061C"}) {
            for (char one = range.charAt(0); one <= range.charAt(1); one++) {
                assertThat(TerminalText.clean("a" + one + "b")).isEqualTo(escaped(one));
            }
        }
        for (char one : new char[] {'\u200B', '\u2060', '\uFEFF', '\u00AD', '\uD800', '\uDFFF'}) {
            assertThat(TerminalText.clean("a" + one + "b")).isEqualTo(escaped(one));
        }
    }

    @Test
    void textOfPeopleStaysAsItIs() {
        for (String text : new String[] {
            "", "Grüße, 世界, שלום", "\uD83D\uDC69\u200D\uD83D\uDCBB", "\uD83C\uDDEB\uD83C\uDDF7", "a\\u001b", "e\u0301"
        }) {
            assertThat(TerminalText.clean(text)).isEqualTo(text);
        }
    }

    @Test
    void jsonStaysTheSameJson() throws Exception {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            Json json = Json.array(List.of(Json.of(text.toString())));
            String printed = TerminalText.clean(json.toString());

            assertThat(Json.parse(JsonText.of(printed))).hasToString(json.toString());
            assertThat(printed).doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
        }
    }

    private static String escaped(char character) {
        return String.format("a\\u%04xb", (int) character);
    }
}
