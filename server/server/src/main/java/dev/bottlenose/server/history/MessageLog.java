package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A log of messages in blocks of bytes; the oldest blocks are dropped and reused. An endless stream of messages therefore
 * leaves no old objects for the garbage collector. Guarded by its {@link AppHistory}.
 *
 * <p>A message's address is the position of its first byte, counted from the beginning of the log.
 */
final class MessageLog {
    /** The limit is exceeded by at most about one percent. */
    private static final int BLOCKS_PER_LOG = 128;

    private static final int MIN_BLOCK_BYTES = 1 << 10;
    private static final int MAX_BLOCK_BYTES = 1 << 19;

    private final int blockSize;
    private final List<byte[]> blocks = new ArrayList<>();
    private final BlockPool pool;

    /** The address of the oldest block, a multiple of the block size. */
    private long first;

    private long end;
    private @Nullable JsonText newest;
    private long newestAddress;

    /** @param limit approximately how many bytes will be kept */
    MessageLog(long limit, BlockPool pool) {
        blockSize =
                (int) Math.max(MIN_BLOCK_BYTES, Math.min(MAX_BLOCK_BYTES, Long.highestOneBit(limit / BLOCKS_PER_LOG)));
        this.pool = pool;
    }

    /** Messages before this address were dropped. */
    long first() {
        return first;
    }

    /** The memory in use, in bytes. */
    long bytes() {
        return (long) blocks.size() * blockSize;
    }

    /** Appends a message and returns its address. */
    long add(JsonText message) {
        newestAddress = end;
        newest = message;
        int size = message.size();
        append(new byte[] {(byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size});
        append(message.bytes());
        return newestAddress;
    }

    /** The message at this address, which is not before {@link #first}. */
    JsonText get(long address) {
        if (newest != null && address == newestAddress) {
            return newest;
        }
        byte[] size = read(address, Integer.BYTES);
        int length = (size[0] & 0xFF) << 24 | (size[1] & 0xFF) << 16 | (size[2] & 0xFF) << 8 | (size[3] & 0xFF);
        return JsonText.wrap(read(address + Integer.BYTES, length));
    }

    /**
     * Drops the oldest blocks until the log is within the limit.
     *
     * @param keepNewest whether the newest message is kept even if it alone exceeds the limit
     */
    void dropTo(long limit, BooleanSupplier keepNewest) {
        newest = null;
        while (bytes() > limit && !(first + blockSize > newestAddress && keepNewest.getAsBoolean())) {
            dropOldest();
        }
        while (first > newestAddress && !blocks.isEmpty()) {
            dropOldest(); // only the rest of a message whose beginning was dropped
        }
        end = Math.max(first, end);
    }

    private void dropOldest() {
        pool.release(blocks.remove(0));
        first += blockSize;
    }

    private void append(byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            if (end - first == bytes()) {
                blocks.add(pool.acquire(blockSize));
            }
            int at = (int) (end % blockSize);
            int part = Math.min(bytes.length - done, blockSize - at);
            System.arraycopy(bytes, done, blockOf(end), at, part);
            done += part;
            end += part;
        }
    }

    private byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int at = (int) ((address + done) % blockSize);
            int part = Math.min(length - done, blockSize - at);
            System.arraycopy(blockOf(address + done), at, bytes, done, part);
            done += part;
        }
        return bytes;
    }

    private byte[] blockOf(long address) {
        return blocks.get((int) ((address - first) / blockSize));
    }
}
