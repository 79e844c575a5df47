package dev.bottlenose.protocol.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds values from texts. */
final class JsonParsing {
    /**
     * Values are built, written and compared by recursion; messages of which only the envelope is read may nest to any
     * depth.
     */
    private static final int DEEPEST_VALUE = 500;

    private final JsonScanner scanner;

    private JsonParsing(JsonText text) {
        scanner = new JsonScanner(text);
    }

    static Json parse(JsonText text) throws MalformedJsonException {
        JsonParsing parsing = new JsonParsing(text);
        Json value = parsing.value(0);
        parsing.scanner.expectEnd();
        return value;
    }

    private Json value(int depth) throws MalformedJsonException {
        if (depth > DEEPEST_VALUE) {
            throw new MalformedJsonException("nested deeper than " + DEEPEST_VALUE + " levels");
        }
        switch (scanner.peek()) {
            case '{' -> {
                Map<String, Json> members = new LinkedHashMap<>();
                scanner.enterObject();
                while (scanner.nextMember()) {
                    members.put(scanner.name(), value(depth + 1));
                }
                return new JsonObject(members);
            }
            case '[' -> {
                List<Json> elements = new ArrayList<>();
                scanner.enterArray();
                while (scanner.nextElement()) {
                    elements.add(value(depth + 1));
                }
                return new JsonArray(elements);
            }
            case '"' -> {
                return new JsonString(scanner.string());
            }
            case 't' -> {
                return literal("true", new JsonBoolean(true));
            }
            case 'f' -> {
                return literal("false", new JsonBoolean(false));
            }
            case 'n' -> {
                return literal("null", JsonNull.NULL);
            }
            default -> {
                return new JsonNumber(scanner.number());
            }
        }
    }

    private Json literal(String word, Json value) throws MalformedJsonException {
        scanner.literal(word);
        return value;
    }
}
