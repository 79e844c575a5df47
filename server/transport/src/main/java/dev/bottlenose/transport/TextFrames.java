package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.ByteSink;
import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes text frames of messages, in pieces: many small ones in one, a large one in many. Nothing of a frame is in memory
 * twice, and the pieces are of one size, so that their memory is used again. Not thread-safe. Source: RFC 6455, section 5.2.
 */
final class TextFrames implements ByteSink {
    static final int PIECE = 64 << 10;

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int LARGEST_OF_ONE_BYTE = 125;
    private static final int LARGEST_OF_TWO_BYTES = 0xFFFF;
    private static final byte TWO_BYTES = 126;
    private static final byte EIGHT_BYTES = 127;

    /** A piece that nobody fills. */
    private static final FastThreadLocal<byte @Nullable []> SPARE = new FastThreadLocal<>();

    private static final byte[] NOTHING = {};

    private final ByteBufAllocator allocator;
    private final Consumer<ByteBuf> pieces;
    private final byte[] head = new byte[10];
    private byte[] piece = NOTHING;
    private int filled;

    /** @param pieces owns what it takes */
    TextFrames(ByteBufAllocator allocator, Consumer<ByteBuf> pieces) {
        this.allocator = allocator;
        this.pieces = pieces;
    }

    void add(OutgoingText message) {
        if (piece == NOTHING) {
            piece = blank();
        }
        put(head, 0, headOf(message.size()));
        message.writeTo(this);
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int next = from;
        while (to - next >= PIECE - filled) {
            int part = PIECE - filled;
            if (filled == 0) {
                pass(bytes, next, part);
            } else {
                System.arraycopy(bytes, next, piece, filled, part);
                pass(piece, 0, PIECE);
            }
            next += part;
            filled = 0;
        }
        System.arraycopy(bytes, next, piece, filled, to - next);
        filled += to - next;
    }

    /** Passes the piece on that is not full yet. */
    void finish() {
        if (filled > 0) {
            pass(piece, 0, filled);
            filled = 0;
        }
        if (piece != NOTHING) {
            SPARE.set(piece);
            piece = NOTHING;
        }
    }

    private static byte[] blank() {
        byte @Nullable [] spare = SPARE.get();
        SPARE.remove();
        return spare == null ? new byte[PIECE] : spare;
    }

    private void pass(byte[] bytes, int from, int length) {
        pieces.accept(allocator.directBuffer(length, length).writeBytes(bytes, from, length));
    }

    /** Puts a frame's head together and tells its size. A server masks nothing. */
    private int headOf(int size) {
        head[0] = FINAL_TEXT;
        if (size <= LARGEST_OF_ONE_BYTE) {
            head[1] = (byte) size;
            return 2;
        }
        boolean two = size <= LARGEST_OF_TWO_BYTES;
        head[1] = two ? TWO_BYTES : EIGHT_BYTES;
        int lengthBytes = two ? Short.BYTES : Long.BYTES;
        for (int i = 0; i < lengthBytes; i++) {
            head[1 + lengthBytes - i] = i < Integer.BYTES ? (byte) (size >> (Byte.SIZE * i)) : 0;
        }
        return 2 + lengthBytes;
    }
}
