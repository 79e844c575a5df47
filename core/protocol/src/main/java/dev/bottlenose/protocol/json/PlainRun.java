package dev.bottlenose.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a run of bytes that a string literal does not escape, eight bytes at a time. Most of a server's
 * traffic consists of such runs.
 */
final class PlainRun {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long BLANKS = ' ' * EACH;

    private PlainRun() {}

    /** The index of the first byte that a string literal must escape, or {@code to}. */
    static int endOfUnescaped(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long found = special(word) & ~word & HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < to && (bytes[i] < 0 || !isSpecial(bytes[i]))) {
            i++;
        }
        return i;
    }

    /** As {@link #endOfUnescaped}, but every byte outside of ASCII ends the run, too. */
    static int endOfAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long found = (special(word) | word) & HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] >= 0 && !isSpecial(bytes[i])) {
            i++;
        }
        return i;
    }

    /**
     * Sets the high bit of each ASCII byte that is a quote, a backslash or below a blank. Bytes after the first such one may
     * have it by mistake, because subtraction borrows from them; so only the first counts.
     */
    private static long special(long word) {
        return ((word ^ QUOTES) - EACH) | ((word ^ BACKSLASHES) - EACH) | (word - BLANKS);
    }

    private static boolean isSpecial(byte ascii) {
        return ascii < ' ' || ascii == '"' || ascii == '\\';
    }
}
