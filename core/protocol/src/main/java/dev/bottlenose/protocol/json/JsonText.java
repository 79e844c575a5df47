package dev.bottlenose.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON text as UTF-8 bytes, exactly as received or as it will be sent. The bytes are not checked until they are
 * parsed or scanned.
 *
 * <p>Immutable by agreement: the bytes are shared, never copied and never changed. Safe from any thread.
 */
public final class JsonText implements OutgoingText {
    public static final JsonText EMPTY_OBJECT = of("{}");

    private final byte[] bytes;

    /**
     * Number of bytes that a string literal escapes; below 0 until counted. Every thread counts the same, so a race is
     * harmless.
     */
    private int escapes = -1;

    private JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    public static JsonText of(String text) {
        return new JsonText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes ownership of the array: the caller must not change it afterwards. */
    public static JsonText wrap(byte[] utf8) {
        return new JsonText(utf8);
    }

    /** A copy of a part, from one index to before another. */
    JsonText part(int from, int to) {
        return new JsonText(Arrays.copyOfRange(bytes, from, to));
    }

    /** The bytes themselves, not a copy; they must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int size() {
        return bytes.length;
    }

    /**
     * How many bytes this text takes as a string literal.
     *
     * @throws ArithmeticException if it would be larger than 2 GiB
     */
    int quotedSize() {
        int escaped = escapes;
        return escaped < 0 ? Quotation.size(bytes) : Math.addExact(bytes.length + 2, escaped);
    }

    /**
     * Records how many bytes a string literal escapes, counted while the text was scanned; each takes one more byte.
     */
    void recordEscapes(int counted) {
        escapes = counted;
    }

    @Override
    public void writeTo(ByteSink sink) {
        sink.put(bytes, 0, bytes.length);
    }

    @Override
    public JsonText toText() {
        return this;
    }

    /** Length in UTF-16 units, which is what the original server calls {@code length}. */
    public int length() {
        int units = 0;
        for (byte b : bytes) {
            boolean startsCharacter = (b & 0xC0) != 0x80;
            boolean needsSurrogates = (b & 0xF8) == 0xF0;
            units += startsCharacter ? (needsSurrogates ? 2 : 1) : 0;
        }
        return units;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
