package dev.bottlenose.server.history;

import dev.bottlenose.protocol.json.JsonText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log of messages in blocks of bytes; the oldest blocks are dropped and reused. An endless stream of messages therefore
 * leaves no old objects for the garbage collector, and the blocks are all the memory that messages take: where the next
 * message of the same plugin lies is written before each. Guarded by its {@link AppHistory}.
 *
 * <p>A message's address is the position of its first byte, counted from the beginning of the log.
 */
final class MessageLog {
    /** In place of an address: there is no such message. */
    static final long NONE = -1;

    /** The limit is exceeded by at most about one percent. */
    private static final int BLOCKS_PER_LOG = 128;

    private static final int MIN_BLOCK_BYTES = 1 << 10;
    private static final int MAX_BLOCK_BYTES = 1 << 19;

    /** Before each message: its size, the number of its plugin, the address of the plugin's next message. */
    private static final int HEADER_BYTES = 2 * Integer.BYTES + Long.BYTES;

    private static final int PLUGIN_AT = Integer.BYTES;
    private static final int NEXT_AT = 2 * Integer.BYTES;

    /** Takes note of messages that are dropped, oldest first. */
    interface DropListener {
        /**
         * A message was dropped.
         *
         * @param next the address of the plugin's next message, or {@link #NONE}
         */
        void dropped(int plugin, long next);
    }

    private final int blockSize;
    private final List<byte[]> blocks = new ArrayList<>();
    private final BlockPool pool;
    private final DropListener listener;

    /** The address of the oldest block, a multiple of the block size. */
    private long first;

    /** The address of the oldest message, if there is one. */
    private long oldest;

    private long messages;
    private long end;
    private @Nullable JsonText newest;
    private long newestAddress;

    /** @param limit approximately how many bytes will be kept */
    MessageLog(long limit, BlockPool pool, DropListener listener) {
        blockSize =
                (int) Math.max(MIN_BLOCK_BYTES, Math.min(MAX_BLOCK_BYTES, Long.highestOneBit(limit / BLOCKS_PER_LOG)));
        this.pool = pool;
        this.listener = listener;
    }

    /** The memory in use, in bytes. */
    long bytes() {
        return (long) blocks.size() * blockSize;
    }

    /** The address of the oldest message; of the next one if there is none. */
    long oldest() {
        return messages == 0 ? end : oldest;
    }

    /** Appends a message of a plugin and returns its address. */
    long add(int plugin, JsonText message) {
        newestAddress = end;
        newest = message;
        oldest = messages++ == 0 ? end : oldest;
        append(ByteBuffer.allocate(HEADER_BYTES)
                .putInt(message.size())
                .putInt(plugin)
                .putLong(NONE)
                .array());
        append(message.bytes());
        return newestAddress;
    }

    /** Writes down which message follows a kept one in its plugin. */
    void link(long address, long next) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(next).array();
        copy(address + NEXT_AT, bytes, false);
    }

    /** The address of the plugin's message after this one, or {@link #NONE}. */
    long next(long address) {
        return header(address).getLong(NEXT_AT);
    }

    /** The message at this address, which is kept. */
    JsonText get(long address) {
        if (newest != null && address == newestAddress) {
            return newest;
        }
        return JsonText.wrap(read(address + HEADER_BYTES, header(address).getInt(0)));
    }

    /** At most so many bytes of the message at this address, which is kept. */
    byte[] part(long address, long offset, int mostBytes) {
        long left = Math.max(0, header(address).getInt(0) - offset);
        return read(address + HEADER_BYTES + offset, (int) Math.min(left, mostBytes));
    }

    /**
     * Drops the oldest blocks until the log is within the limit.
     *
     * @param keepNewest whether the newest message is kept even if it alone exceeds the limit
     */
    void dropTo(long limit, boolean keepNewest) {
        newest = null;
        while (bytes() > limit && !(first + blockSize > newestAddress && keepNewest)) {
            dropOldest();
        }
        while (messages == 0 && !blocks.isEmpty()) {
            dropOldest(); // only the rest of a message whose beginning was dropped
        }
        end = Math.max(first, end);
    }

    private void dropOldest() {
        while (messages > 0 && oldest < first + blockSize) {
            ByteBuffer header = header(oldest);
            oldest += HEADER_BYTES + header.getInt(0);
            messages--;
            listener.dropped(header.getInt(PLUGIN_AT), header.getLong(NEXT_AT));
        }
        pool.release(blocks.remove(0));
        first += blockSize;
    }

    private void append(byte[] bytes) {
        while (end + bytes.length > first + bytes()) {
            blocks.add(pool.acquire(blockSize));
        }
        copy(end, bytes, false);
        end += bytes.length;
    }

    private ByteBuffer header(long address) {
        return ByteBuffer.wrap(read(address, HEADER_BYTES));
    }

    private byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        copy(address, bytes, true);
        return bytes;
    }

    /** Copies between the log, from an address on, and an array. */
    private void copy(long address, byte[] bytes, boolean fromLog) {
        int done = 0;
        while (done < bytes.length) {
            byte[] block = blocks.get((int) ((address + done - first) / blockSize));
            int at = (int) ((address + done) % blockSize);
            int part = Math.min(bytes.length - done, blockSize - at);
            if (fromLog) {
                System.arraycopy(block, at, bytes, done, part);
            } else {
                System.arraycopy(bytes, done, block, at, part);
            }
            done += part;
        }
    }
}
