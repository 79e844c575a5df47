package dev.bottlenose.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts a JSON text together from pieces, some of which are texts already. Not thread-safe. */
public final class JsonTextBuilder {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int size;

    /**
     * Starts with an empty text.
     *
     * @param expectedSize in bytes; a good guess saves copying
     */
    public JsonTextBuilder(int expectedSize) {
        bytes = new byte[Math.max(16, expectedSize)];
    }

    /** Appends JSON syntax as it is. */
    public JsonTextBuilder raw(String json) {
        return raw(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a whole JSON text as it is. */
    public JsonTextBuilder raw(JsonText json) {
        return raw(json.bytes());
    }

    /** Appends {@code to - from} bytes of a JSON text as they are. */
    public JsonTextBuilder raw(JsonText json, int from, int to) {
        reserve(to - from);
        System.arraycopy(json.bytes(), from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    /** Appends a string literal with this value. */
    public JsonTextBuilder quoted(String value) {
        return quoted(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a string literal whose value is the text itself: JSON inside JSON. */
    public JsonTextBuilder quoted(JsonText value) {
        return quoted(value.bytes());
    }

    /** The text so far; the builder is not to be used after. */
    public JsonText build() {
        return JsonText.wrap(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    private JsonTextBuilder raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
        return this;
    }

    private JsonTextBuilder quoted(byte[] utf8) {
        reserve(utf8.length + 2);
        bytes[size++] = '"';
        for (int i = 0; ; i++) {
            int end = PlainRun.endOfUnescaped(utf8, i, utf8.length);
            copy(utf8, i, end);
            if (end == utf8.length) {
                break;
            }
            escape(utf8[end]);
            i = end;
        }
        reserve(1);
        bytes[size++] = '"';
        return this;
    }

    private void copy(byte[] from, int start, int end) {
        reserve(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
    }

    private void escape(byte b) {
        reserve(6);
        bytes[size++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[size++] = b;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            default -> {
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 15];
            }
        }
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1)));
        }
    }
}
