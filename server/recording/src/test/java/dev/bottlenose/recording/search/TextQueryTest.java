package dev.bottlenose.recording.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.block.Block;
import dev.bottlenose.recording.block.BlockCodec;
import dev.bottlenose.recording.block.BlockText;
import dev.bottlenose.recording.block.EntryBuffer;
import dev.bottlenose.recording.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextQueryTest {
    @Test
    void caseDoesNotMatter() throws Exception {
        assertThat(find("ORDER", "{\"a\":\"Order 1\"}", "{}", "{\"a\":\"reorder\"}"))
                .containsExactly(2, 0);
    }

    @Test
    void textThatReachesIntoTheNextEntryIsNoMatch() throws Exception {
        assertThat(find("}{", "{}", "{}", "{}")).isEmpty();
    }

    @Test
    void quotesAreFoundInStringsAndInJsonInStrings() throws Exception {
        assertThat(find(
                        "say \"yes\"",
                        "{\"a\":\"say \\\"yes\\\"\"}",
                        "{\"a\":\"{\\\"b\\\":\\\"say \\\\\\\"yes\\\\\\\"\\\"}\"}"))
                .containsExactly(1, 0);
    }

    @Test
    void textOfOneCharacterIsFound() throws Exception {
        assertThat(find("7", "{\"a\":7}", "{\"a\":8}")).containsExactly(0);
    }

    @Test
    void regularExpressionIsFound() throws Exception {
        assertThat(find("/o[rt]der-\\d+/", "{\"a\":\"order-12\"}", "{\"a\":\"Order-12\"}"))
                .containsExactly(0);
    }

    @Test
    void expressionThatBacktracksWithoutEndEnds() throws Exception {
        assertThat(find("/(a+)+$/", "{\"a\":\"" + "a".repeat(60) + "!\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void searchFindsWhatContainsFinds(long seed) throws Exception {
        Random random = new Random(seed);
        String[] texts = new String[300];
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < random.nextInt(40); j++) {
                text.append("abcAB".charAt(random.nextInt(5)));
            }
            texts[i] = text.toString();
        }
        for (String wanted : List.of("a", "ab", "abc", "bab", "cabac", "aabbcc")) {
            List<Integer> expected = new ArrayList<>();
            for (int i = texts.length - 1; i >= 0; i--) {
                if (texts[i].toLowerCase(Locale.ROOT).contains(wanted)) {
                    expected.add(i);
                }
            }
            assertThat(find(wanted, texts)).isEqualTo(expected);
        }
    }

    private static List<Integer> find(String wanted, String... texts) throws Exception {
        EntryBuffer buffer = new EntryBuffer();
        for (String text : texts) {
            buffer.add(0, EntryKind.MESSAGE, "P", JsonText.of(text));
        }
        Block block = BlockCodec.encode(0, buffer);
        TextQuery query = TypedQuery.parse(wanted);
        BlockText text = BlockCodec.decode(block);
        List<Integer> found = new ArrayList<>();
        int index = query.previous(text, text.count());
        while (index >= 0) {
            found.add(index);
            index = query.previous(text, index);
        }
        assertThat(query.mayMatch(block.filter()) || found.isEmpty()).isTrue();
        return found;
    }
}
