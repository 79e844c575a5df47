package dev.bottlenose.recording.search;

import java.util.Arrays;

/** Finds bytes in bytes from the end (Boyer-Moore-Horspool). The case of ASCII letters does not matter. Immutable. */
final class Needle {
    private static final byte[] LOWER = lower();

    private final byte[] needle;

    /** How far the search moves to the left when this byte is at the window's beginning. */
    private final int[] shift = new int[256];

    Needle(byte[] text) {
        needle = new byte[text.length];
        for (int i = 0; i < text.length; i++) {
            needle[i] = LOWER[text[i] & 0xFF];
        }
        Arrays.fill(shift, Math.max(1, needle.length));
        for (int i = needle.length - 1; i > 0; i--) {
            for (int value = 0; value < shift.length; value++) {
                if (LOWER[value] == needle[i]) {
                    shift[value] = i;
                }
            }
        }
    }

    /** In lower case. */
    byte[] bytes() {
        return needle;
    }

    int length() {
        return needle.length;
    }

    /** The index of the last occurrence that is within these indexes; below 0 if there is none. */
    int last(byte[] bytes, int from, int to) {
        int at = to - needle.length;
        while (at >= from) {
            if (matches(bytes, at)) {
                return at;
            }
            at -= shift[bytes[at] & 0xFF];
        }
        return -1;
    }

    private boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < needle.length; i++) {
            if (LOWER[bytes[at + i] & 0xFF] != needle[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] lower() {
        byte[] lower = new byte[256];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) (i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
        }
        return lower;
    }
}
