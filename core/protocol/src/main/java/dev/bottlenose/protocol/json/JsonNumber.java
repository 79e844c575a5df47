package dev.bottlenose.protocol.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A JSON number as it was written, so that passing it on changes nothing.
 *
 * @param lexeme the literal, such as {@code -1.50e3}
 */
public record JsonNumber(String lexeme) implements Json {
    /** The longest literal, in characters, that is converted to an integer; no peer sends a longer integer. */
    private static final int LONGEST = 32;

    /** The value if it is a whole number of 64 bits. */
    public OptionalLong integer() {
        if (lexeme.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(lexeme));
        } catch (NumberFormatException notPlain) {
            return exactInteger();
        }
    }

    @Override
    public void writeTo(JsonTextBuilder text) {
        text.raw(lexeme);
    }

    @Override
    public String toString() {
        return lexeme;
    }

    private OptionalLong exactInteger() {
        try {
            BigDecimal value = new BigDecimal(lexeme);
            return Math.abs((long) value.scale()) > LONGEST
                    ? OptionalLong.empty()
                    : OptionalLong.of(value.longValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return OptionalLong.empty();
        }
    }
}
