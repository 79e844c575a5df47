package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Encodes values as {@code {type, value}}, as the desktop plugin expects them.
 *
 * <p>Numbers that a double cannot represent, decimals, times and everything else without a JSON counterpart are of type
 * {@code string}, as the database formats them. Binary values are text if they are printable UTF-8, or else {@code 0x}
 * and hexadecimal digits.
 */
final class Cells {
    /** Longer text is truncated; of more bytes only the number is shown. */
    static final int LONGEST = 100 * 1024;

    private static final long EXACT_IN_DOUBLE = 1L << 53;

    /** A decimal with more digits before or after the point is written with an exponent. */
    private static final int DIGITS = 1_000;

    private static final FlipperObject NULL = FlipperObject.of("type", "null");

    private Cells() {}

    /** The value in a column of the current row. */
    static FlipperObject read(ResultSet row, int column, int sqlType) throws SQLException {
        @Nullable Object value = row.getObject(column);
        if (value == null || isFinal(value)) {
            return of(value);
        }
        if (value instanceof Clob) {
            Clob text = (Clob) value;
            return string(text.getSubString(1, (int) Math.min(text.length(), LONGEST)), text.length());
        }
        if (value instanceof Blob) {
            Blob blob = (Blob) value;
            return blob.length() > LONGEST ? tooLong(blob.length()) : blob(blob.getBytes(1, (int) blob.length()));
        }
        if (value instanceof byte[] && sqlType != Types.OTHER) {
            return blob((byte[]) value);
        }
        @Nullable String text = row.getString(column);
        return of(text == null ? value.toString() : text);
    }

    /** A value that this plugin made: null, text, a number or a boolean. */
    static FlipperObject of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Boolean) {
            return cell("boolean", value);
        }
        if (value instanceof Float) {
            return Float.isFinite((Float) value) ? cell("float", value) : cell("string", value.toString());
        }
        if (value instanceof Double) {
            return Double.isFinite((Double) value) ? cell("double", value) : cell("string", value.toString());
        }
        if (value instanceof BigDecimal) {
            return cell("string", decimal((BigDecimal) value));
        }
        if (value instanceof Number && !(value instanceof BigInteger)) {
            long number = ((Number) value).longValue();
            return Math.abs(number) <= EXACT_IN_DOUBLE && number != Long.MIN_VALUE
                    ? cell("integer", number)
                    : cell("string", value.toString());
        }
        String text = value.toString();
        return string(text, text.length());
    }

    private static boolean isFinal(Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Number;
    }

    private static FlipperObject string(String text, long length) {
        if (length <= LONGEST) {
            return cell("string", text);
        }
        return cell("string", text.substring(0, LONGEST) + "… (" + length + " characters)");
    }

    private static FlipperObject blob(byte[] bytes) {
        return bytes.length > LONGEST ? tooLong(bytes.length) : cell("blob", text(bytes));
    }

    private static FlipperObject tooLong(long bytes) {
        return cell("blob", "(" + bytes + " bytes)");
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Not text.
        }
        StringBuilder hex = new StringBuilder("0x");
        for (byte b : bytes) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.toString();
    }

    private static String decimal(BigDecimal value) {
        int before = value.precision() - value.scale();
        return value.scale() > DIGITS || before > DIGITS ? value.toString() : value.toPlainString();
    }

    private static FlipperObject cell(String type, Object value) {
        return FlipperObject.of("type", type, "value", value);
    }
}
