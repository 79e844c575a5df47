package dev.bottlenose.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.Arrays;

/**
 * The bytes of a message that is not whole yet. What a peer only announces takes no memory: it grows with what has arrived, to
 * four times that at most, within the budget of all connections. On the channel's thread.
 */
final class IncomingBytes {
    private static final byte[] NOTHING = {};

    /** What is reserved at least, unless less is announced. */
    private static final int SMALLEST = 4 << 10;

    private static final int GROWTH = 4;

    private final MemoryAccount account;
    private final int largest;
    private byte[] bytes = NOTHING;
    private int size;

    /** Whether the account holds memory. */
    private boolean held;

    /** @param largest of a message, in bytes */
    IncomingBytes(MemoryAccount account, int largest) {
        this.account = account;
        this.largest = largest;
    }

    /** For messages from this channel; the exception of one that lost its memory passes through its pipeline. */
    static IncomingBytes of(ChannelHandlerContext context, MemoryBudget budget, int largest, Runnable lost) {
        return new IncomingBytes(
                budget.open(() -> context.executor().execute(() -> {
                    lost.run();
                    context.fireExceptionCaught(new MemorySpentException());
                })),
                largest);
    }

    int size() {
        return size;
    }

    /**
     * Takes as many of the readable bytes as there is room for, at most {@code announced}.
     *
     * @param announced how many bytes follow, as far as the peer has said
     * @param more whether more than that can follow
     * @return where in {@link #bytes} those taken begin; they end at {@link #size}
     * @throws MemorySpentException if there is no memory for them
     */
    int take(ByteBuf in, int announced, boolean more) {
        int readable = Math.min(in.readableBytes(), announced);
        if (size == bytes.length) {
            grow(announced, readable, more);
        }
        int from = size;
        int part = Math.min(readable, bytes.length - size);
        in.readBytes(bytes, from, part);
        size += part;
        if (held) {
            account.moved(part);
        }
        return from;
    }

    /** Not a copy. */
    byte[] bytes() {
        return bytes;
    }

    /** The message, which is whole; the next one begins. */
    byte[] finish() {
        byte[] whole = bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
        clear();
        return whole;
    }

    /** Gives up what has arrived. */
    void clear() {
        bytes = NOTHING;
        size = 0;
        if (held) {
            held = false;
            boolean unused = account.hold(0);
        }
    }

    private void grow(int announced, int readable, boolean more) {
        long wanted = (long) size + announced;
        if (more) {
            // A message in many frames must not be copied as many times.
            wanted = Math.max(wanted, Math.min(largest, size + size / 2L));
        }
        long capacity = Math.min(wanted, Math.max(SMALLEST, GROWTH * ((long) size + readable)));
        if (capacity > MemoryBudget.ALLOWANCE && capacity > readable + (long) size) {
            held = true;
            if (!account.hold(capacity)) {
                throw new MemorySpentException();
            }
        }
        bytes = Arrays.copyOf(bytes, (int) capacity);
    }
}
