package dev.bottlenose.protocol.json;

/**
 * How much of a text becomes values in memory, each of which takes many times its bytes.
 *
 * @param mostValues more are refused
 * @param rawDepth objects and arrays nested so deep stay {@link RawJson} if they are large; the outermost value has depth 0
 * @param rawBytes what is large: more bytes than this
 */
public record ParseLimits(int mostValues, int rawDepth, int rawBytes) {
    static final ParseLimits NONE = values(Integer.MAX_VALUE);

    /** Everything becomes values, up to this number. */
    public static ParseLimits values(int most) {
        return new ParseLimits(most, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
