package dev.bottlenose.sdk.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON text without white space. Safe from any thread. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {}

    static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /** Returns {@code text} as a JSON string, with quotation marks. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        appendQuoted(out, text);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        if (value instanceof String) {
            appendQuoted(out, (String) value);
        } else if (value instanceof FlipperObject) {
            appendObject(out, (FlipperObject) value);
        } else if (value instanceof FlipperArray) {
            appendArray(out, (FlipperArray) value);
        } else {
            out.append(value);
        }
    }

    private static void appendObject(StringBuilder out, FlipperObject object) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> member : object.members().entrySet()) {
            out.append(separator);
            appendQuoted(out, member.getKey());
            out.append(':');
            append(out, member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, FlipperArray array) {
        out.append('[');
        String separator = "";
        for (@Nullable Object element : array.elements()) {
            out.append(separator);
            append(out, element);
            separator = ",";
        }
        out.append(']');
    }

    private static void appendQuoted(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || isLoneSurrogate(text, i)) {
                appendEscaped(out, c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static void appendEscaped(StringBuilder out, char c) {
        if (c == '\n') {
            out.append("\\n");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (c == '\r') {
            out.append("\\r");
        } else {
            out.append("\\u")
                    .append(HEX.charAt(c >> 12))
                    .append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15))
                    .append(HEX.charAt(c & 15));
        }
    }

    /** An unpaired surrogate cannot be encoded as UTF-8, but it can be escaped. */
    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
