package dev.bottlenose.recording.block;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A set of bits that has one for each three bytes that follow one another in a text. A text whose bits are not all set is
 * not in it. The case of ASCII letters does not matter.
 */
public final class TrigramFilter {
    private static final int MOST_BITS = 1 << 16;
    private static final int FEWEST_BITS = 1 << 9;

    /** A filter with fewer set bits than this part of all is halved. */
    private static final int HALVE_BELOW = 8;

    private static final int MIX = 0x9E3779B1;
    private static final byte[] LOWER = lower();

    private final byte[] bits;

    private TrigramFilter(byte[] bits) {
        this.bits = bits;
    }

    /** A filter as it was stored. */
    public static TrigramFilter read(byte[] stored) {
        return new TrigramFilter(stored);
    }

    /** The bytes to store; they must not be changed. */
    public byte[] bytes() {
        return bits;
    }

    /** The filter of the bytes between these indexes. */
    static TrigramFilter of(byte[] bytes, int from, int to) {
        long[] bits = new long[MOST_BITS / Long.SIZE];
        int window = 0;
        for (int i = from; i < to; i++) {
            window = ((window << 8) | (LOWER[bytes[i] & 0xFF] & 0xFF)) & 0xFFFFFF;
            int bit = (window * MIX) >>> 16;
            bits[bit >>> 6] |= 1L << bit;
        }
        return new TrigramFilter(write(shorten(bits)));
    }

    /** Whether the text may be in what the filter was made of. */
    public boolean mayContain(byte[] text) {
        int mask = bits.length * Byte.SIZE - 1;
        for (int i = 2; i < text.length; i++) {
            int window = ((LOWER[text[i - 2] & 0xFF] & 0xFF) << 16
                            | (LOWER[text[i - 1] & 0xFF] & 0xFF) << 8
                            | (LOWER[text[i] & 0xFF] & 0xFF))
                    & 0xFFFFFF;
            int bit = (window * MIX) >>> 16 & mask;
            if ((bits[bit >>> 3] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Small blocks set few bits, for which a small filter is as good. */
    private static long[] shorten(long[] bits) {
        long[] filter = bits;
        int set = Arrays.stream(filter).mapToInt(Long::bitCount).sum();
        while (filter.length * Long.SIZE > FEWEST_BITS && set * HALVE_BELOW < filter.length * Long.SIZE) {
            int half = filter.length / 2;
            long[] halved = new long[half];
            for (int i = 0; i < half; i++) {
                halved[i] = filter[i] | filter[i + half];
            }
            filter = halved;
        }
        return filter;
    }

    private static byte[] write(long[] bits) {
        ByteBuffer bytes = ByteBuffer.allocate(bits.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(bits);
        return bytes.array();
    }

    private static byte[] lower() {
        byte[] lower = new byte[256];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) (i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
        }
        return lower;
    }
}
