package dev.bottlenose.sdk.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strict parser for JSON (RFC 8259). If an object has equal keys, the last one counts. Nesting is bounded, so that
 * malicious text cannot overflow the stack.
 */
public final class JsonReader {
    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Parses a value, which is returned as {@link FlipperObject#get} returns members.
     *
     * @throws IllegalArgumentException if {@code text} is not exactly one JSON value; the message contains the position
     */
    public static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        reader.skipBlanks();
        @Nullable Object value = reader.value();
        reader.skipBlanks();
        if (reader.position < text.length()) {
            throw reader.malformed("text after the value");
        }
        return value;
    }

    private @Nullable Object value() {
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return string();
            case 't':
                return word("true", true);
            case 'f':
                return word("false", false);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private FlipperObject object() {
        enter();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                skipBlanks();
                String key = string();
                skipBlanks();
                expect(':');
                skipBlanks();
                members.put(key, value());
            } while (continues('}'));
        }
        depth--;
        return new FlipperObject(members);
    }

    private FlipperArray array() {
        enter();
        List<@Nullable Object> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                skipBlanks();
                elements.add(value());
            } while (continues(']'));
        }
        depth--;
        return new FlipperArray(elements);
    }

    private void enter() {
        position++;
        if (++depth > FlipperObject.MAX_DEPTH) {
            throw Values.tooDeep();
        }
    }

    private boolean closes(char end) {
        skipBlanks();
        if (peek() != end) {
            return false;
        }
        position++;
        return true;
    }

    private boolean continues(char end) {
        skipBlanks();
        if (peek() == ',') {
            position++;
            return true;
        }
        expect(end);
        return false;
    }

    private String string() {
        expect('"');
        int start = position;
        while (peek() != '"' && peek() != '\\') {
            plain();
        }
        if (peek() == '"') {
            return text.substring(start, position++);
        }
        StringBuilder out = new StringBuilder().append(text, start, position);
        while (peek() != '"') {
            out.append(peek() == '\\' ? escape() : plain());
        }
        position++;
        return out.toString();
    }

    private char plain() {
        char c = peek();
        if (c < ' ') {
            throw malformed("a control character in a string");
        }
        position++;
        return c;
    }

    private char escape() {
        position++;
        char c = peek();
        position++;
        switch (c) {
            case '"':
            case '\\':
            case '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default:
                throw malformed("an unknown escape");
        }
    }

    private int hex() {
        char c = peek();
        // Character.digit alone would accept digits of other scripts.
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw malformed("an escape without four hexadecimal digits");
        }
        position++;
        return digit;
    }

    private @Nullable Object number() {
        int start = position;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean integer = true;
        if (skip('.')) {
            digits();
            integer = false;
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
            integer = false;
        }
        String literal = text.substring(start, position);
        return integer ? Values.Numbers.integer(literal) : Values.Numbers.fraction(literal);
    }

    private void digits() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start) {
            throw malformed("no value");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, position)) {
            throw malformed("no value");
        }
        position += word.length();
        return value;
    }

    private boolean skip(char wanted) {
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("no '" + wanted + "'");
        }
        position++;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private char peek() {
        if (position == text.length()) {
            throw malformed("the end");
        }
        return text.charAt(position);
    }

    private IllegalArgumentException malformed(String found) {
        return new IllegalArgumentException("JSON is malformed at character " + position + ": " + found);
    }
}
