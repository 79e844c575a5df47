package dev.bottlenose.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void everyValueSurvivesWritingAndReading() throws Exception {
        Random random = new Random(20240601);
        for (int i = 0; i < 2000; i++) {
            Json value = randomValue(random, 5);

            assertThat(Json.parse(value.toText())).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "1.50e3", "12345678901234567890123", "0.1000"})
    void numberIsPassedOnAsItWasWritten(String lexeme) throws Exception {
        assertThat(Json.parse(JsonText.of("[" + lexeme + "]")).toText()).hasToString("[" + lexeme + "]");
    }

    @Test
    void wholeNumberIsAnIntegerHoweverItIsWritten() throws Exception {
        JsonObject object = Json.parseObject(JsonText.of(
                "{\"a\":1e3,\"b\":7.0,\"c\":7.5,\"d\":9223372036854775808," + "\"e\":1e999999999,\"f\":\"7\"}"));

        assertThat(object.integer("a")).hasValue(1000);
        assertThat(object.integer("b")).hasValue(7);
        assertThat(object.integer("c")).isEmpty();
        assertThat(object.integer("d")).isEmpty();
        assertThat(object.integer("e")).isEmpty();
        assertThat(object.integer("f")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"a\":1}}", "{} {}", "{'a':1}", "[1,]", "nul", "{\"a\" 1}", "\"\u0001\"", "01"})
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(JsonText.of(text))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusalDoesNotRepeatTheMessage() {
        assertThatThrownBy(() -> Json.parse(JsonText.of("{\"password\":hunter2}")))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("byte");
    }

    @Test
    void deepNestingIsRefusedInsteadOfExhaustingTheStack() {
        assertThatThrownBy(() -> Json.parse(JsonText.of("[".repeat(50_000) + "]".repeat(50_000))))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void textInsideTextIsEscapedSoThatItComesBackWhole() throws Exception {
        JsonText inner = JsonText.of("{\"a\":\"\\\\ \\n \u0001 é漢😀\"}");

        JsonText outer = new JsonTextBuilder(0).raw("[").quoted(inner).raw("]").build();

        assertThat(Json.parse(outer)).isEqualTo(Json.array(List.of(new JsonString(inner.toString()))));
    }

    @Test
    void lengthCountsUtf16Units() {
        String text = "aé漢😀";

        assertThat(JsonText.of(text).length()).isEqualTo(text.length());
    }

    @Test
    void valueWithoutJsonFormIsAnInternalError() {
        assertThatThrownBy(() -> Json.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Json randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Json.of(null);
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextLong());
            case 3 -> Json.of(random.nextDouble());
            case 4 -> Json.of(randomString(random));
            case 5 -> Json.of(List.of(randomValue(random, depth - 1), randomValue(random, depth - 1)));
            default -> Json.of(Map.of(randomString(random), randomValue(random, depth - 1)));
        };
    }

    private static String randomString(Random random) {
        return random.ints(random.nextInt(12), 0, 0x2FFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void valuesBeyondTheLimitAreRefused() throws Exception {
        JsonText text = JsonText.of("{\"a\":[1,2,3]}");

        assertThat(Json.parseObject(text, ParseLimits.values(5))).isEqualTo(Json.parseObject(text));
        assertThatThrownBy(() -> Json.parseObject(text, ParseLimits.values(4)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("larger than 4 values");
    }

    @Test
    void largeValueBelowTheDepthStaysItsText() throws Exception {
        JsonText text = JsonText.of("{\"a\":[ {\"b\": [1, 2, 3]} , {}, \"a long string\"]}");

        JsonObject read = Json.parseObject(text, new ParseLimits(100, 2, 5));

        assertThat(read.array("a").orElseThrow().elements())
                .containsExactly(
                        new RawJson(JsonText.of("{\"b\": [1, 2, 3]}")),
                        Json.object().build(),
                        Json.of("a long string"));
        assertThat(read.toText()).hasToString("{\"a\":[{\"b\": [1, 2, 3]},{},\"a long string\"]}");
    }
}
