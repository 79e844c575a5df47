package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.ByteSink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into pieces of one size, so that their memory is used again: many small frames come into one, a large
 * one into many. Nothing is in memory twice. Not thread-safe.
 */
final class Pieces implements ByteSink {
    /** In bytes. */
    static final int SIZE = 64 << 10;

    /** A piece that nobody fills. */
    private static final FastThreadLocal<byte @Nullable []> SPARE = new FastThreadLocal<>();

    private static final byte[] NOTHING = {};

    private final ByteBufAllocator allocator;
    private final Consumer<ByteBuf> pieces;
    private byte[] piece = NOTHING;
    private int filled;

    /** @param pieces owns what it takes */
    Pieces(ByteBufAllocator allocator, Consumer<ByteBuf> pieces) {
        this.allocator = allocator;
        this.pieces = pieces;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int next = from;
        while (to - next >= SIZE - filled) {
            int part = SIZE - filled;
            if (filled == 0) {
                pass(bytes, next, part);
            } else {
                System.arraycopy(bytes, next, piece, filled, part);
                pass(piece, 0, SIZE);
            }
            next += part;
            filled = 0;
        }
        if (next < to) {
            begin();
            System.arraycopy(bytes, next, piece, filled, to - next);
            filled += to - next;
        }
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

    private void begin() {
        if (piece == NOTHING) {
            byte @Nullable [] spare = SPARE.get();
            SPARE.remove();
            piece = spare == null ? new byte[SIZE] : spare;
        }
    }

    private void pass(byte[] bytes, int from, int length) {
        pieces.accept(allocator.directBuffer(length, length).writeBytes(bytes, from, length));
    }
}
