package dev.bottlenose.sdk.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts Java values to the classes that represent JSON, and reads those leniently. */
final class Values {
    private Values() {}

    static @Nullable Object of(@Nullable Object value, int depth) {
        if (depth > FlipperObject.MAX_DEPTH) {
            throw tooDeep();
        }
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof FlipperObject
                || value instanceof FlipperArray) {
            return value;
        }
        if (value instanceof Number) {
            return Numbers.of((Number) value);
        }
        if (value instanceof FlipperValue) {
            return ((FlipperValue) value).toFlipperObject();
        }
        if (value instanceof FlipperObject.Builder) {
            return ((FlipperObject.Builder) value).build();
        }
        if (value instanceof FlipperArray.Builder) {
            return ((FlipperArray.Builder) value).build();
        }
        if (value instanceof Map) {
            return object((Map<?, ?>) value, depth);
        }
        if (value instanceof Iterable) {
            return array((Iterable<?>) value, depth);
        }
        if (value instanceof Object[]) {
            return array(Arrays.asList((Object[]) value), depth);
        }
        return value.toString();
    }

    static FlipperObject object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), of(value, depth + 1)));
        return new FlipperObject(members);
    }

    static FlipperArray array(Iterable<?> values, int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (@Nullable Object value : values) {
            elements.add(of(value, depth + 1));
        }
        return new FlipperArray(elements);
    }

    /** The depth of an object or array with these children. */
    static int depth(Iterable<? extends @Nullable Object> children) {
        int deepest = 0;
        for (@Nullable Object child : children) {
            if (child instanceof FlipperObject) {
                deepest = Math.max(deepest, ((FlipperObject) child).depth());
            } else if (child instanceof FlipperArray) {
                deepest = Math.max(deepest, ((FlipperArray) child).depth());
            }
        }
        if (deepest >= FlipperObject.MAX_DEPTH) {
            throw tooDeep();
        }
        return deepest + 1;
    }

    static @Nullable String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    static long integer(@Nullable Object value) {
        return value instanceof Number ? ((Number) value).longValue() : 0;
    }

    static double fraction(@Nullable Object value) {
        return value instanceof Number ? ((Number) value).doubleValue() : Double.NaN;
    }

    static IllegalArgumentException tooDeep() {
        return new IllegalArgumentException("JSON is nested deeper than " + FlipperObject.MAX_DEPTH);
    }

    /** One Java class per kind of number, so that equal numbers are equal values. */
    static final class Numbers {
        private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
        private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

        /** Numbers with more digits become doubles, because exact arithmetic on them is slow. */
        private static final int EXACT_DIGITS = 400;

        private Numbers() {}

        static @Nullable Object of(Number number) {
            if (number instanceof BigInteger) {
                return integer((BigInteger) number);
            }
            if (number instanceof BigDecimal || number instanceof Float || number instanceof Double) {
                return fraction(number.toString());
            }
            return number.longValue();
        }

        static Number integer(BigInteger value) {
            return value.compareTo(SMALLEST) >= 0 && value.compareTo(LARGEST) <= 0 ? (Number) value.longValue() : value;
        }

        /** An integer literal of JSON. */
        static @Nullable Object integer(String literal) {
            if (literal.length() < 19) {
                long value = Long.parseLong(literal);
                return value == 0 && literal.charAt(0) == '-' ? (Object) (-0.0) : (Object) value;
            }
            return literal.length() <= EXACT_DIGITS ? integer(new BigInteger(literal)) : fraction(literal);
        }

        /** A literal with a fraction or exponent: a double where that is exact enough, null if it is not a number. */
        static @Nullable Object fraction(String literal) {
            double value = Double.parseDouble(literal);
            if (Double.isNaN(value)) {
                return null;
            }
            if (Double.isInfinite(value) || value == 0 || literal.length() <= 16 || literal.length() > EXACT_DIGITS) {
                return Double.isInfinite(value) ? null : (Object) value;
            }
            BigDecimal exact = new BigDecimal(literal).stripTrailingZeros();
            if (exact.compareTo(new BigDecimal(Double.toString(value))) == 0) {
                return value;
            }
            return exact.scale() <= 0 ? integer(exact.toBigInteger()) : exact;
        }
    }
}
