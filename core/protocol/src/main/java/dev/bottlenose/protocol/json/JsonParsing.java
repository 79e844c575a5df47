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
    private final JsonText text;
    private final ParseLimits limits;
    private int values;

    private JsonParsing(JsonText text, ParseLimits limits) {
        scanner = new JsonScanner(text);
        this.text = text;
        this.limits = limits;
    }

    static Json parse(JsonText text) throws MalformedJsonException {
        return parse(text, ParseLimits.NONE);
    }

    static Json parse(JsonText text, ParseLimits limits) throws MalformedJsonException {
        JsonParsing parsing = new JsonParsing(text, limits);
        Json value = parsing.value(0);
        parsing.scanner.expectEnd();
        return value;
    }

    private Json value(int depth) throws MalformedJsonException {
        if (depth > DEEPEST_VALUE) {
            throw new MalformedJsonException("nested deeper than " + DEEPEST_VALUE + " levels");
        }
        if (++values > limits.mostValues()) {
            throw new MalformedJsonException("larger than " + limits.mostValues() + " values");
        }
        return depth == limits.rawDepth() && isContainer(scanner.peek()) ? rawIfLarge(depth) : built(depth);
    }

    private static boolean isContainer(byte first) {
        return first == '{' || first == '[';
    }

    private Json rawIfLarge(int depth) throws MalformedJsonException {
        int start = scanner.position();
        scanner.skipValue();
        int end = scanner.position();
        if (end - start > limits.rawBytes()) {
            return new RawJson(text.part(start, end));
        }
        scanner.goBackTo(start);
        return built(depth);
    }

    private Json built(int depth) throws MalformedJsonException {
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
