package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages one behind the other in blocks of bytes, of which the oldest are dropped and used again. So a stream of messages
 * that never ends leaves no old objects behind for the garbage collector. Guarded by its {@link AppHistory}.
 *
 * <p>A message's address is where it begins, counted in bytes since the log began.
 */
final class MessageLog {
    /** The limit is kept to about a hundredth part. */
    private static final int BLOCKS_OF_A_LOG = 128;

    private static final int SMALLEST_BLOCK = 1 << 10;
    private static final int LARGEST_BLOCK = 1 << 19;

    private final int blockSize;
    private final List<byte[]> blocks = new ArrayList<>();
    private final BlockPool pool;

    /** Where the oldest block begins, always a whole number of blocks. */
    private long first;

    private long end;
    private @Nullable JsonText newest;
    private long newestAddress;

    /** @param limit about how many bytes will be kept */
    MessageLog(long limit, BlockPool pool) {
        blockSize =
                (int) Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, Long.highestOneBit(limit / BLOCKS_OF_A_LOG)));
        this.pool = pool;
    }

    /** Messages before this address are not there any more. */
    long first() {
        return first;
    }

    /** What is taken up, in bytes. */
    long bytes() {
        return (long) blocks.size() * blockSize;
    }

    /** Returns the message's address. */
    long add(JsonText message) {
        newestAddress = end;
        newest = message;
        int size = message.size();
        append(new byte[] {(byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size});
        append(message.bytes());
        return newestAddress;
    }

    /** The message at this address, which must not be before {@link #first}. */
    JsonText get(long address) {
        if (newest != null && address == newestAddress) {
            return newest;
        }
        byte[] size = read(address, Integer.BYTES);
        int length = (size[0] & 0xFF) << 24 | (size[1] & 0xFF) << 16 | (size[2] & 0xFF) << 8 | (size[3] & 0xFF);
        return JsonText.wrap(read(address + Integer.BYTES, length));
    }

    /**
     * Drops as many of the oldest blocks as are above the limit.
     *
     * @param keepNewest whether the newest message stays even if it alone is above it
     */
    void dropTo(long limit, BooleanSupplier keepNewest) {
        newest = null;
        while (bytes() > limit && !(first + blockSize > newestAddress && keepNewest.getAsBoolean())) {
            dropOldest();
        }
        while (first > newestAddress && !blocks.isEmpty()) {
            dropOldest(); // nothing but the rest of a message whose beginning is gone
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
