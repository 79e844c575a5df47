package dev.bottlenose.recording.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockTest {
    private static final List<EntryKind> KINDS = List.of(EntryKind.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void blockReturnsTheEntriesItWasMadeOf(long seed) throws Exception {
        Random random = new Random(seed);
        EntryBuffer buffer = new EntryBuffer();
        List<Entry> expected = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(2000); i++) {
            Entry entry = new Entry(
                    100 + i,
                    random.nextLong(),
                    KINDS.get(random.nextInt(KINDS.size())),
                    "plugin " + random.nextInt(5),
                    JsonText.of("é".repeat(random.nextInt(300)) + random.nextInt()));
            buffer.add(entry.time(), entry.kind(), entry.plugin(), entry.text());
            expected.add(entry);
        }

        BlockText text = BlockCodec.decode(BlockCodec.encode(100, buffer));

        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < text.count(); i++) {
            found.add(text.entry(i));
            if (text.end(i) > text.start(i)) {
                assertThat(text.entryAt(text.start(i))).isEqualTo(i);
                assertThat(text.entryAt(text.end(i) - 1)).isEqualTo(i);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedBlockIsAnExceptionOfItsOwn(long seed) {
        Random random = new Random(seed);
        Block block = BlockCodec.encode(0, buffer("{\"a\":1}", "{\"b\":2}"));
        for (int i = 0; i < 2000; i++) {
            byte[] data = block.data().clone();
            data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
            Block damaged = new Block(0, 2, block.times(), block.rawSize(), block.filter(), data);
            try {
                BlockCodec.decode(damaged);
            } catch (DamagedBlockException e) {
                assertThat(e.getMessage()).startsWith("block");
            }
        }
    }

    @Test
    void blockThatEndsTooEarlyIsRefused() {
        byte[] raw = BlockText.write(buffer("{\"a\":1}", "{\"b\":2}"));
        for (int length = 0; length < raw.length; length++) {
            byte[] part = Arrays.copyOf(raw, length);
            assertThatThrownBy(() -> BlockText.read(0, part)).isInstanceOf(DamagedBlockException.class);
        }
    }

    @Test
    void filterHasEveryTextThatIsInTheBlockAndFewOthers() {
        Random random = new Random(7);
        EntryBuffer buffer = new EntryBuffer();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            texts.add("{\"orderId\":\"" + Long.toHexString(random.nextLong()) + "\",\"state\":\"shipped\"}");
            buffer.add(0, EntryKind.MESSAGE, "", JsonText.of(texts.get(i)));
        }
        TrigramFilter filter = BlockCodec.encode(0, buffer).filter();

        for (String text : texts) {
            assertThat(filter.mayContain(text.toUpperCase(Locale.ROOT).getBytes(UTF_8)))
                    .isTrue();
        }
        int others = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] absent = ("zq" + Long.toString(random.nextLong(), 36)).getBytes(UTF_8);
            others += filter.mayContain(absent) ? 1 : 0;
        }
        assertThat(others).isLessThan(10);
    }

    @Test
    void smallBlockHasASmallFilter() {
        assertThat(BlockCodec.encode(0, buffer("{\"a\":1}")).filter().bytes()).hasSizeLessThan(100);
    }

    private static EntryBuffer buffer(String... texts) {
        EntryBuffer buffer = new EntryBuffer();
        for (String text : texts) {
            buffer.add(0, EntryKind.MESSAGE, "P", JsonText.of(text));
        }
        return buffer;
    }
}
