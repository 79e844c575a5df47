package dev.bottlenose.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    private static final int RUNS = 2_000;
    private static final String DAMAGE = "{}[]\",:\\u0e-+.tfn \u0001\ud800";

    @Test
    void everyValueSurvivesItsText() {
        RandomJson random = new RandomJson(new Random(1));
        for (int i = 0; i < RUNS; i++) {
            FlipperObject value = random.object(4);

            assertThat(FlipperObject.parse(value.toJsonString())).isEqualTo(value);
        }
    }

    @Test
    void damagedTextIsReadOrRefusedAndNothingElse() {
        Random random = new Random(2);
        RandomJson values = new RandomJson(random);
        for (int i = 0; i < RUNS; i++) {
            StringBuilder text = new StringBuilder(values.object(3).toJsonString());
            for (int j = random.nextInt(4); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), DAMAGE.charAt(random.nextInt(DAMAGE.length())));
            }
            try {
                @Nullable Object value = JsonReader.read(text.toString());
                assertThat(JsonReader.read(JsonWriter.write(value))).isEqualTo(value);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("JSON is");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01",
                "-",
                "1.",
                ".5",
                "+1",
                "1e",
                "0x1",
                "NaN",
                "Infinity",
                "tru",
                "nulll",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u١٢٣٤\"",
                "\"\n\"",
                "1 2",
                "[1 2]",
                "\u00a01",
                "\ufeff1",
                "//\n1"
            })
    void textThatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nestingIsBoundedWhereverItComesFrom() {
        int deep = FlipperObject.MAX_DEPTH + 1;
        Object cyclic = Collections.emptyList();
        for (int i = 0; i < 100_000; i++) {
            cyclic = Collections.singletonList(cyclic);
        }
        Object nested = cyclic;

        assertThatThrownBy(() -> JsonReader.read("[".repeat(deep) + "]".repeat(deep)))
                .hasMessageContaining("deeper");
        assertThatThrownBy(() -> JsonReader.read("{\"a\":".repeat(1_000_000))).hasMessageContaining("deeper");
        assertThatThrownBy(() -> FlipperArray.of(nested)).hasMessageContaining("deeper");
        assertThatThrownBy(() -> {
                    FlipperArray array = FlipperArray.empty();
                    for (int i = 0; i < deep; i++) {
                        array = FlipperArray.of(Collections.singletonList(array));
                    }
                })
                .hasMessageContaining("deeper");
        assertThat(FlipperArray.parse("[".repeat(512) + "]".repeat(512)).toJsonString())
                .hasSize(1024);
    }

    @Test
    void numbersKeepTheirValue() {
        assertThat(read("9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(read("0.1")).isEqualTo(0.1);
        assertThat(read("1E2")).isEqualTo(100.0);
        assertThat(read("-0")).isEqualTo(-0.0);
        assertThat(read("0.12345678901234567890123")).isEqualTo(new BigDecimal("0.12345678901234567890123"));
        assertThat(read("1e999999999")).isNull();
        assertThat(read("1e-999999999")).isEqualTo(0.0);
        assertThat(read("9".repeat(100_000))).isNull();
        assertThat(FlipperArray.of(1, 1L, (short) 1, BigInteger.ONE, 0.5f, new BigDecimal("0.5"))
                        .toJsonString())
                .isEqualTo("[1,1,1,1,0.5,0.5]");
        assertThat(FlipperArray.of(Double.NaN, Float.POSITIVE_INFINITY).toJsonString())
                .isEqualTo("[null,null]");
    }

    @Test
    void gettersGiveWhatFlippersGiveForWhatIsMissing() {
        FlipperObject empty = FlipperObject.empty();

        assertThat(empty.getString("a")).isNull();
        assertThat(empty.getInt("a")).isZero();
        assertThat(empty.getLong("a")).isZero();
        assertThat(empty.getFloat("a")).isNaN();
        assertThat(empty.getDouble("a")).isNaN();
        assertThat(empty.getBoolean("a")).isFalse();
        assertThat(empty.getObject("a")).isEqualTo(empty);
        assertThat(empty.getArray("a")).isEqualTo(FlipperArray.empty());
        assertThat(empty.contains("a")).isFalse();
        assertThat(FlipperArray.empty().getString(-1)).isNull();
        assertThat(FlipperArray.empty().getInt(3)).isZero();
    }

    @Test
    void builderLeavesOutNullsUnlessAskedForOne() {
        FlipperObject object = new FlipperObject.Builder()
                .put("a", 1)
                .put("a", null)
                .put("b", null)
                .putNull("c")
                .build();

        assertThat(object.toJsonString()).isEqualTo("{\"c\":null}");
    }

    @Test
    void mapsListsArraysAndValuesAreTakenAsTheyAre() {
        FlipperValue point = () -> FlipperObject.of("x", 1, "y", 2);

        FlipperObject object = FlipperObject.of(
                "list",
                Arrays.asList(1, "two", null),
                "map",
                Collections.singletonMap(3, new String[] {"a"}),
                "p",
                point);

        assertThat(object.toJsonString())
                .isEqualTo("{\"list\":[1,\"two\",null],\"map\":{\"3\":[\"a\"]},\"p\":{\"x\":1,\"y\":2}}");
        assertThat(object.getObject("p").getInt("y")).isEqualTo(2);
    }

    @Test
    void shapeSaysHowAClassLooks() {
        FlipperShape<String> shape =
                FlipperShape.<String>of().with("text", text -> text).with("length", String::length);

        assertThat(shape.array(Arrays.asList("a", "bc")).toJsonString())
                .isEqualTo("[{\"text\":\"a\",\"length\":1},{\"text\":\"bc\",\"length\":2}]");
    }

    @Test
    void halfACharacterIsEscapedAndSurvives() {
        String half = "a\ud83e" + "b\udd80" + "\ud83e\udd80";

        String text = FlipperArray.of(half).toJsonString();

        assertThat(text).isEqualTo("[\"a\\ud83eb\\udd80\ud83e\udd80\"]");
        assertThat(FlipperArray.parse(text).getString(0)).isEqualTo(half);
    }

    private static @Nullable Object read(String text) {
        return JsonReader.read(text);
    }
}
