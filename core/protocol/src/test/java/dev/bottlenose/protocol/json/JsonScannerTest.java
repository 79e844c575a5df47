package dev.bottlenose.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Against Jackson, which reads what a strict decoder of UTF-8 lets through. */
final class JsonScannerTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    private final Random random = new Random(19990407);

    @Test
    void whatIsWellFormedIsSkippedWhole() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            JsonText text = JsonText.of(randomText(4));

            assertThat(isWellFormed(text)).as("%s", text).isTrue();
        }
    }

    @Test
    void damagedTextIsRefusedIfAndOnlyIfOthersRefuseIt() throws Exception {
        int refused = 0;
        for (int i = 0; i < 40_000; i++) {
            JsonText text = JsonText.wrap(damaged(randomText(3).getBytes(UTF_8)));
            boolean wellFormed = isWellFormedToOthers(text);

            assertThat(isWellFormed(text)).as("%s", text).isEqualTo(wellFormed);
            refused += wellFormed ? 0 : 1;
        }
        assertThat(refused).isBetween(10_000, 39_000);
    }

    @Test
    void escapesOfAStringLiteralAreCountedOnTheWay() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            JsonText text = JsonText.of(randomText(4));
            JsonScanner scanner = new JsonScanner(text);
            scanner.skipValue();
            scanner.expectEnd();

            assertThat(text.size() + 2 + scanner.escapes()).as("%s", text).isEqualTo(text.quotedSize());
        }
    }

    @Test
    void valueReadIsTheValueSkipped() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            JsonText text = JsonText.of(randomText(4));

            assertThat(Json.parse(Json.parse(text).toText())).isEqualTo(Json.parse(text));
        }
    }

    @Test
    void everyCharacterOfEveryLengthIsReadWherever() throws Exception {
        for (int before = 0; before < 20; before++) {
            for (String character : List.of("é", "漢", "😀", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff")) {
                String value = "x".repeat(before) + character + "y".repeat(before);
                JsonText text = new JsonTextBuilder(0).quoted(value).build();

                assertThat(Json.parse(text)).isEqualTo(new JsonString(value));
            }
        }
    }

    @Test
    void controlCharacterIsFoundWherever() {
        for (int before = 0; before < 40; before++) {
            for (int control = 0; control < ' '; control++) {
                JsonText text = JsonText.of("\"" + "é".repeat(before % 3) + "x".repeat(before) + (char) control + "\"");

                assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJsonException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0 80", "c1 bf", "80", "e0 80 80", "e0 9f bf", "ed a0 80", "ed bf bf", "f0 80 80 80", "f0 8f bf bf",
                "f4 90 80 80", "f5 80 80 80", "ff", "c3", "e6 bc", "f0 9f 98", "c3 28", "e6 28 a2", "f0 9f 28 80"
            })
    void whatIsNotUtf8IsRefused(String hex) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write('"');
        for (String octet : hex.split(" ", -1)) {
            text.write(Integer.parseInt(octet, 16));
        }
        text.write('"');

        assertThatThrownBy(() -> Json.parse(JsonText.wrap(text.toByteArray())))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void nameIsTheSameHoweverItIsWritten() throws Exception {
        JsonScanner scanner = new JsonScanner(JsonText.of("{\"\\u0069\\u0064\":1}"));
        scanner.enterObject();

        assertThat(scanner.nextMember()).isTrue();
        assertThat(scanner.isNamed("id")).isTrue();
        assertThat(scanner.isNamed("ie")).isFalse();
    }

    @Test
    void escapesMeanWhatTheyMeanElsewhere() throws Exception {
        assertThat(Json.parse(JsonText.of("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\uDE00z\"")))
                .isEqualTo(new JsonString("a\"\\/\b\f\n\r\té😀z"));
    }

    @FuzzTest
    void anyBytesAreJudgedAsOthersDo(byte[] bytes) {
        JsonText text = JsonText.wrap(bytes);

        assertThat(isWellFormed(text)).isEqualTo(isWellFormedToOthers(text));
    }

    private static boolean isWellFormed(JsonText text) {
        try {
            JsonScanner scanner = new JsonScanner(text);
            scanner.skipValue();
            scanner.expectEnd();
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static boolean isWellFormedToOthers(JsonText text) {
        try (JsonParser parser = JACKSON.createParser(
                ObjectReadContext.empty(),
                UTF_8.newDecoder().decode(ByteBuffer.wrap(text.bytes())).toString())) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (JacksonException | CharacterCodingException e) {
            return false;
        }
    }

    /** One byte changed, left out or put in. */
    private byte[] damaged(byte[] text) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int at = random.nextInt(text.length);
        byte[] likely = "{}[]:,\"\\ue+-.019 tfn\u0001é".getBytes(UTF_8);
        int other = random.nextBoolean() ? likely[random.nextInt(likely.length)] : random.nextInt(256);
        damaged.write(text, 0, at);
        switch (random.nextInt(3)) {
            case 0 -> damaged.write(text, at + 1, text.length - at - 1);
            case 1 -> {
                damaged.write(other);
                damaged.write(text, at, text.length - at);
            }
            default -> {
                damaged.write(other);
                damaged.write(text, at + 1, text.length - at - 1);
            }
        }
        return damaged.toByteArray();
    }

    private String randomText(int depth) {
        String blank = random.nextInt(4) == 0 ? pick(" ", "\n", "\r\n\t", "  ") : "";
        return blank + randomValue(depth) + blank;
    }

    private String randomValue(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> pick("true", "false", "null", "{}", "[]", "[{}]", "{\"\":[]}");
            case 1 -> pick("0", "-0", "17", "-9.50", "1e5", "2E-3", "3.0e+7", "12345678901234567890");
            case 2, 3 -> randomString();
            case 4 ->
                random.ints(random.nextInt(4))
                        .mapToObj(i -> randomText(depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default ->
                random.ints(random.nextInt(4))
                        .mapToObj(i -> randomString() + ":" + randomText(depth - 1))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private String randomString() {
        return random.ints(random.nextInt(5))
                .mapToObj(i ->
                        pick("x".repeat(random.nextInt(30)), "é", "漢字", "😀", "\\n", "\\\"", "\\u00e9", "\\\\", " "))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
