package dev.bottlenose.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a JSON text from parts, some of which are JSON texts already. Not thread-safe. */
public final class JsonTextBuilder {
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
        put(json.bytes(), from, to);
        return this;
    }

    /** Appends a string literal with this value. Half of a surrogate pair, which UTF-8 cannot have, is escaped. */
    public JsonTextBuilder quoted(String value) {
        int lone = loneSurrogate(value, 0);
        return lone < value.length() ? quotedWithEscapes(value, lone) : quoted(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a string literal whose value is the text itself: JSON inside JSON. */
    public JsonTextBuilder quoted(JsonText value) {
        return quoted(value.bytes());
    }

    /** The text so far; the builder is not to be used after. */
    public JsonText build() {
        return JsonText.wrap(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    /** Appends a string whose halves of surrogate pairs are escaped, from the first of them on. */
    private JsonTextBuilder quotedWithEscapes(String value, int first) {
        raw("\"");
        int start = 0;
        for (int lone = first; lone < value.length(); lone = loneSurrogate(value, start)) {
            Quotation.writeContent(value.substring(start, lone).getBytes(StandardCharsets.UTF_8), this::put);
            raw("\\u" + Integer.toHexString(value.charAt(lone)));
            start = lone + 1;
        }
        Quotation.writeContent(value.substring(start).getBytes(StandardCharsets.UTF_8), this::put);
        return raw("\"");
    }

    /** The index of the next half of a surrogate pair whose other half is missing, or the length. */
    private static int loneSurrogate(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(value.codePointAt(i))) {
                    return i;
                }
                i++;
            }
        }
        return value.length();
    }

    private JsonTextBuilder raw(byte[] json) {
        put(json, 0, json.length);
        return this;
    }

    private JsonTextBuilder quoted(byte[] utf8) {
        reserve(utf8.length + 2);
        Quotation.write(utf8, this::put);
        return this;
    }

    private void put(byte[] from, int start, int end) {
        reserve(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, size + (size >> 1)));
        }
    }
}
