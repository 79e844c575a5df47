package dev.bottlenose.protocol.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * Walks through one JSON text from front to back, value by value: the caller enters the objects and arrays that it
 * reads and skips the rest. All of the text is checked, skipped or not: the grammar of RFC 8259 without extensions, and
 * well-formed UTF-8 (RFC 3629). Not thread-safe.
 *
 * <p>Before every value, one of the methods that take a value has to be called.
 */
final class JsonScanner {
    /** A UTF-16 unit takes at most so many bytes in a string literal. */
    private static final int LONGEST_ESCAPE = "\\u0000".length();

    private final byte[] bytes;
    private int position;
    private boolean fresh;
    private int memberStart;
    private int nameStart;
    private int nameEnd;
    private boolean nameEscaped;
    private int escapes;

    JsonScanner(JsonText text) {
        bytes = text.bytes();
    }

    /** Index of the next byte to be read. */
    int position() {
        return position;
    }

    /** Reads again from an earlier position, where a value begins. */
    void goBackTo(int earlier) {
        position = earlier;
    }

    /** Moves to the next value and returns its first byte, which shows its kind; 0 at the end of the text. */
    byte peek() {
        while (position < bytes.length && isBlank(bytes[position])) {
            escapes += bytes[position] == ' ' ? 0 : 1;
            position++;
        }
        return position < bytes.length ? bytes[position] : 0;
    }

    boolean atString() {
        return peek() == '"';
    }

    boolean atNumber() {
        byte first = peek();
        return first == '-' || isDigit(first);
    }

    boolean atObject() {
        return peek() == '{';
    }

    /** Enters an object; then call {@link #nextMember} until it returns false. */
    void enterObject() throws MalformedJsonException {
        expect('{');
        fresh = true;
    }

    /** Enters an array; then call {@link #nextElement} until it returns false. */
    void enterArray() throws MalformedJsonException {
        expect('[');
        fresh = true;
    }

    /** Moves to the value of the next member; if there is none, moves behind the object and returns false. */
    boolean nextMember() throws MalformedJsonException {
        if (!next('}')) {
            return false;
        }
        readName();
        return true;
    }

    /** Moves to the next element; if there is none, moves behind the array and returns false. */
    boolean nextElement() throws MalformedJsonException {
        return next(']');
    }

    /** The index of the quote that begins the member's name. */
    int memberStart() {
        return memberStart;
    }

    /** Whether the member has this name, with or without escapes. */
    boolean isNamed(String ascii) {
        int length = nameEnd - nameStart;
        if (nameEscaped) {
            return length <= LONGEST_ESCAPE * ascii.length() && name().equals(ascii);
        }
        if (length != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[nameStart + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String name() {
        return decode(nameStart, nameEnd, nameEscaped);
    }

    /** Reads a string and returns its value. */
    String string() throws MalformedJsonException {
        expect('"');
        int start = position;
        boolean escaped = skipString();
        return decode(start, position - 1, escaped);
    }

    /** Reads any value; empty unless it is a string of at most so many UTF-16 units. A longer one is never put in memory. */
    Optional<String> shortStringOrSkip(int longest) throws MalformedJsonException {
        if (!atString()) {
            skipValue();
            return Optional.empty();
        }
        int start = ++position;
        boolean escaped = skipString();
        return position - 1 - start > LONGEST_ESCAPE * longest
                ? Optional.empty()
                : Optional.of(decode(start, position - 1, escaped)).filter(value -> value.length() <= longest);
    }

    /** Reads a number and returns its literal. */
    String number() throws MalformedJsonException {
        peek();
        int start = position;
        skipNumber();
        return new String(bytes, start, position - start, ISO_8859_1);
    }

    /** Reads this literal. */
    void literal(String word) throws MalformedJsonException {
        peek();
        for (int i = 0; i < word.length(); i++) {
            take(word.charAt(i));
        }
    }

    /** Skips any value. Nesting takes one bit for each level, and no stack. */
    void skipValue() throws MalformedJsonException {
        long[] objects = {};
        int depth = 0;
        boolean done = skipScalarOrEnter();
        while (!done || depth > 0) {
            if (!done) {
                boolean object = bytes[position - 1] == '{';
                if (depth == objects.length * Long.SIZE) {
                    objects = Arrays.copyOf(objects, Math.max(1, objects.length * 2));
                }
                long bit = 1L << depth;
                objects[depth / Long.SIZE] =
                        object ? objects[depth / Long.SIZE] | bit : objects[depth / Long.SIZE] & ~bit;
                depth++;
                fresh = true;
            }
            boolean inObject = (objects[(depth - 1) / Long.SIZE] & 1L << (depth - 1)) != 0;
            if (next(inObject ? '}' : ']')) {
                if (inObject) {
                    skipName();
                }
                done = skipScalarOrEnter();
            } else {
                depth--;
                done = true;
            }
        }
    }

    /**
     * How many of the bytes so far would be escaped in a string literal around the whole text, each by one more byte.
     */
    int escapes() {
        return escapes;
    }

    /** Requires that only blanks follow. */
    void expectEnd() throws MalformedJsonException {
        peek();
        if (position < bytes.length) {
            throw malformed();
        }
    }

    /** Reports the position, but never repeats the message itself, which may contain an app's data. */
    MalformedJsonException malformed() {
        return new MalformedJsonException("not well-formed JSON at byte " + position);
    }

    /** Moves to the next member or element; at the closing bracket, moves behind it and returns false. */
    private boolean next(char close) throws MalformedJsonException {
        boolean first = fresh;
        fresh = false;
        if (peek() == close) {
            position++;
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    /** Returns false for an object or an array, of which only the bracket is read. */
    private boolean skipScalarOrEnter() throws MalformedJsonException {
        switch (peek()) {
            case '{', '[' -> {
                position++;
                return false;
            }
            case '"' -> {
                position++;
                boolean unused = skipString();
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> skipNumber();
        }
        return true;
    }

    private void readName() throws MalformedJsonException {
        expect('"');
        nameStart = position;
        memberStart = position - 1;
        nameEscaped = skipString();
        nameEnd = position - 1;
        expect(':');
    }

    private void skipName() throws MalformedJsonException {
        expect('"');
        boolean unused = skipString();
        expect(':');
    }

    /** Moves behind the closing quote; returns whether there is a backslash before it. */
    private boolean skipString() throws MalformedJsonException {
        boolean escaped = false;
        while (true) {
            position = PlainRun.endOfAscii(bytes, position, bytes.length);
            byte end = position < bytes.length ? bytes[position] : 0;
            if (end == '"') {
                position++;
                escapes += 2;
                return escaped;
            } else if (end == '\\') {
                escaped = true;
                skipEscape();
            } else if (end < 0) {
                skipCharacter(end & 0xFF);
            } else {
                throw malformed();
            }
        }
    }

    private void skipEscape() throws MalformedJsonException {
        position++;
        escapes++;
        byte kind = position < bytes.length ? bytes[position] : 0;
        switch (kind) {
            case '"', '\\' -> {
                position++;
                escapes++;
            }
            case '/', 'b', 'f', 'n', 'r', 't' -> position++;
            case 'u' -> {
                position++;
                for (int i = 0; i < 4; i++) {
                    if (position == bytes.length || Character.digit(bytes[position], 16) < 0) {
                        throw malformed();
                    }
                    position++;
                }
            }
            default -> throw malformed();
        }
    }

    /** One character of two to four bytes, in its shortest form and no surrogate (RFC 3629, section 4). */
    private void skipCharacter(int lead) throws MalformedJsonException {
        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4 || bytes.length - position <= more) {
            throw malformed();
        }
        int second = bytes[position + 1] & 0xFF;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            throw malformed();
        }
        for (int i = 2; i <= more; i++) {
            if ((bytes[position + i] & 0xC0) != 0x80) {
                throw malformed();
            }
        }
        position += more + 1;
    }

    private void skipNumber() throws MalformedJsonException {
        skipIf('-');
        if (!skipIf('0')) {
            skipDigits();
        }
        if (skipIf('.')) {
            skipDigits();
        }
        if (skipIf('e') || skipIf('E')) {
            boolean unused = skipIf('+') || skipIf('-');
            skipDigits();
        }
    }

    private void skipDigits() throws MalformedJsonException {
        int start = position;
        while (position < bytes.length && isDigit(bytes[position])) {
            position++;
        }
        if (position == start) {
            throw malformed();
        }
    }

    private boolean skipIf(char wanted) {
        boolean there = position < bytes.length && bytes[position] == wanted;
        position += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) throws MalformedJsonException {
        peek();
        take(wanted);
    }

    private void take(char wanted) throws MalformedJsonException {
        if (!skipIf(wanted)) {
            throw malformed();
        }
    }

    private String decode(int from, int to, boolean escaped) {
        if (!escaped) {
            return new String(bytes, from, to - from, UTF_8);
        }
        StringBuilder value = new StringBuilder(to - from);
        int run = from;
        for (int i = from; i < to; ) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            if (i > run) {
                value.append(new String(bytes, run, i - run, UTF_8));
            }
            if (bytes[i + 1] == 'u') {
                value.append(hexUnit(i + 2));
                i += LONGEST_ESCAPE;
            } else {
                value.append(unescaped(bytes[i + 1]));
                i += 2;
            }
            run = i;
        }
        return value.append(new String(bytes, run, to - run, UTF_8)).toString();
    }

    private char hexUnit(int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            unit = unit << 4 | Character.digit(bytes[i], 16);
        }
        return (char) unit;
    }

    private static char unescaped(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) escape;
        };
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
