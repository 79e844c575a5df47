package dev.bottlenose.transport;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The head of a frame from a client, taken byte by byte, used again for every frame. Source: RFC 6455, section 5.2. */
final class FrameHead {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int LARGEST_OF_CONTROL = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_BYTES = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private int taken;
    private int size;
    private int first;
    private long length;
    private int mask;

    FrameHead() {
        clear();
    }

    /** The next frame. */
    void clear() {
        taken = 0;
        size = 2;
    }

    boolean isWhole() {
        return taken == size;
    }

    /** Returns whether this was the last byte. */
    boolean take(byte next) {
        int value = next & 0xFF;
        if (taken == 0) {
            first = value;
        } else if (taken == 1) {
            takeLength(value);
        } else if (taken < size - MASK_BYTES) {
            length = length << Byte.SIZE | value;
        } else {
            mask = mask << Byte.SIZE | value;
        }
        taken++;
        if (taken == size - MASK_BYTES && size > 2 + MASK_BYTES) {
            checkLength();
        }
        return taken == size;
    }

    int opcode() {
        return first & 0x0F;
    }

    boolean isControl() {
        return opcode() >= CLOSE;
    }

    boolean isFinal() {
        return (first & FINAL) != 0;
    }

    /** Of the payload in bytes. */
    long length() {
        return length;
    }

    /** Takes the mask off bytes that are in a payload from {@code offset} on. */
    void unmask(byte[] bytes, int from, int count, int offset) {
        if (mask == 0) {
            return;
        }
        int turned = Integer.rotateLeft(mask, Byte.SIZE * (offset % MASK_BYTES));
        long twice = (long) turned << Integer.SIZE | (turned & 0xFFFFFFFFL);
        int i = from;
        for (; i <= from + count - Long.BYTES; i += Long.BYTES) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ twice);
        }
        for (; i < from + count; i++) {
            turned = Integer.rotateLeft(turned, Byte.SIZE);
            bytes[i] ^= (byte) turned;
        }
    }

    private void takeLength(int value) {
        length = value & ~MASKED;
        boolean known = opcode() <= BINARY || (isControl() && opcode() <= PONG);
        if ((first & RESERVED) != 0 || !known) {
            throw violation("is of no known kind");
        }
        if ((value & MASKED) == 0) {
            throw violation("is not masked");
        }
        if (isControl() && (!isFinal() || length > LARGEST_OF_CONTROL)) {
            throw violation("of control is cut or too long");
        }
        int more = length == TWO_BYTES ? Short.BYTES : length == EIGHT_BYTES ? Long.BYTES : 0;
        length = more == 0 ? length : 0;
        size = 2 + more + MASK_BYTES;
    }

    /** A length of more bytes than it needs is a violation. */
    private void checkLength() {
        boolean two = size == 2 + Short.BYTES + MASK_BYTES;
        if (length < 0 || length < (two ? TWO_BYTES : 1 << Short.SIZE)) {
            throw violation("has a length that is none");
        }
    }

    static CorruptedWebSocketFrameException violation(String what) {
        return new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "a frame " + what);
    }
}
