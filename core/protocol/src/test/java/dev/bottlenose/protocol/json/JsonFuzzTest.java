package dev.bottlenose.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reading and writing JSON, with Jackson as the oracle. */
final class JsonFuzzTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000_000)
                    .maxNumberLength(1_000_000)
                    .build())
            .build();

    private static final int DEEPEST_VALUE = 500;

    @FuzzTest
    void valuesAreThoseThatJacksonReads(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> read(bytes));
        Optional<Json> ours = read(bytes);
        Optional<Json> theirs = readByJackson(bytes);

        if (ours.isPresent() || theirs.map(JsonFuzzTest::depth).orElse(0) <= DEEPEST_VALUE) {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @FuzzTest
    void whatIsWrittenIsReadTheSame(byte[] bytes) throws Exception {
        Optional<Json> value = read(bytes);
        if (value.isPresent()) {
            JsonText written = value.get().toText();

            assertThat(Json.parse(written)).isEqualTo(value.get());
            assertThat(Json.parse(written).toText()).isEqualTo(written);
        }
    }

    @FuzzTest
    void quotedTextIsTheTextAgainAndHasTheSizeThatWasPromised(byte[] bytes) throws Exception {
        JsonText text = JsonText.wrap(bytes);
        Optional<String> plain = decoded(bytes);
        if (plain.isEmpty()) {
            return;
        }
        QuotingText quoting = new QuotingText(JsonText.of("["), text, JsonText.of("]"));
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        quoting.writeTo((part, from, to) -> sink.write(part, from, to - from));

        assertThat(sink.size()).isEqualTo(quoting.size());
        assertThat(quoting.toText().bytes()).isEqualTo(sink.toByteArray());
        assertThat(Json.parse(quoting.toText())).isEqualTo(Json.array(List.of(new JsonString(plain.get()))));
        assertThat(text.length()).isEqualTo(plain.get().length());
    }

    @FuzzTest
    void escapesThatWereCountedWhileReadingAreThoseThatAreWritten(byte[] bytes) {
        JsonText text = JsonText.wrap(bytes);
        int counted = Quotation.size(bytes);
        try {
            Envelope.peek(text);
        } catch (MalformedJsonException e) {
            return;
        }

        assertThat(text.quotedSize()).isEqualTo(counted);
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> read(text.getBytes(UTF_8)));
        LinearWork.check("{\"a\":\"", "\"}", text -> read(text.getBytes(UTF_8)));
        LinearWork.check("[", "", JsonFuzzTest::skip);
    }

    private static void skip(String text) {
        try {
            new JsonScanner(JsonText.of(text)).skipValue();
        } catch (MalformedJsonException e) {
            assertThat(e).hasMessageNotContaining(text);
        }
    }

    private static Optional<Json> read(byte[] bytes) {
        try {
            return Optional.of(Json.parse(JsonText.wrap(bytes)));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Json> readByJackson(byte[] bytes) {
        Optional<String> text = decoded(bytes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text.get())) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Json value = value(parser);
            parser.finishToken();
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Json value(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Json> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser));
            }
            return new JsonObject(members);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Json> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return new JsonArray(elements);
        }
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new JsonString(parser.getString());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> new JsonNumber(parser.getString());
        };
    }

    private static int depth(Json value) {
        Iterable<Json> inner = value instanceof JsonObject object
                ? object.members().values()
                : value instanceof JsonArray array ? array.elements() : List.of();
        int deepest = 0;
        for (Json each : inner) {
            deepest = Math.max(deepest, depth(each) + 1);
        }
        return deepest;
    }
}
