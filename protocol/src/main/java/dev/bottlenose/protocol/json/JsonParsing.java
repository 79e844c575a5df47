package dev.bottlenose.protocol.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The one place that knows Jackson. */
final class JsonParsing {
    /** Values are built by recursion, so their depth is bounded; messages that are only peeked at may nest much deeper. */
    private static final int DEEPEST_VALUE = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100_000)
                    .maxNumberLength(10_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(1_000_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonParsing() {}

    static Json parse(JsonText text) throws MalformedJsonException {
        try (JsonParser parser = open(text)) {
            parser.nextToken();
            Json value = value(parser, 0);
            expectEnd(parser);
            return value;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    static JsonParser open(JsonText text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text.bytes());
    }

    static void expectEnd(JsonParser parser) throws MalformedJsonException {
        if (parser.nextToken() != null) {
            throw new MalformedJsonException("more than one JSON value");
        }
    }

    /** Says where and what, but never repeats the message itself: it may hold an app's data. */
    static MalformedJsonException malformed(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        String where = location == null ? "" : " at byte " + Math.max(0, location.getByteOffset());
        return new MalformedJsonException("not well-formed JSON" + where);
    }

    private static Json value(JsonParser parser, int depth) throws MalformedJsonException {
        if (depth > DEEPEST_VALUE) {
            throw new MalformedJsonException("nested deeper than " + DEEPEST_VALUE + " levels");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MalformedJsonException("empty text");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> new JsonString(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new MalformedJsonException("unexpected " + token);
        };
    }

    private static JsonObject object(JsonParser parser, int depth) throws MalformedJsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, depth + 1));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser, int depth) throws MalformedJsonException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, depth + 1));
        }
        return new JsonArray(elements);
    }
}
