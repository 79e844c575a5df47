package dev.bottlenose.server.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Blocks of bytes that one log has dropped and any may use again. Without them, each block would grow old and die as garbage
 * of the most expensive kind. Safe from any thread.
 */
public final class BlockPool {
    private static final int MOST_BYTES = 8 << 20;

    private final Map<Integer, Deque<byte[]>> bySize = new HashMap<>();
    private int bytes;

    /** A block of this size, with whatever is in it. */
    synchronized byte[] acquire(int size) {
        Deque<byte[]> spares = bySize.getOrDefault(size, new ArrayDeque<>());
        if (spares.isEmpty()) {
            return new byte[size];
        }
        bytes -= size;
        return spares.pop();
    }

    /** Nobody uses the block any more. */
    synchronized void release(byte[] block) {
        if (bytes + block.length > MOST_BYTES) {
            // They may be of sizes that nobody wants.
            bySize.clear();
            bytes = 0;
        }
        bySize.computeIfAbsent(block.length, size -> new ArrayDeque<>()).push(block);
        bytes += block.length;
    }
}
