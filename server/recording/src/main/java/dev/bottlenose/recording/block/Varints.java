package dev.bottlenose.recording.block;

import java.nio.ByteBuffer;

/** Whole numbers in as many bytes as they need, seven bits in each. */
final class Varints {
    private Varints() {}

    static void put(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    static void putSigned(ByteBuffer out, long value) {
        put(out, (value << 1) ^ (value >> 63));
    }

    static long get(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    static long getSigned(ByteBuffer in) {
        long value = get(in);
        return (value >>> 1) ^ -(value & 1);
    }
}
