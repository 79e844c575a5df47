package dev.bottlenose.server.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Blocks of bytes that any log can reuse. Without reuse, each block would reach the old generation of the heap before
 * it becomes garbage, which is the most expensive to collect. Safe from any thread.
 */
final class BlockPool {
    private static final int MAX_BYTES = 8 << 20;

    private final Map<Integer, Deque<byte[]>> bySize = new HashMap<>();
    private int bytes;

    /** Returns a block of this size with undefined content. */
    synchronized byte[] acquire(int size) {
        Deque<byte[]> blocks = bySize.getOrDefault(size, new ArrayDeque<>());
        if (blocks.isEmpty()) {
            return new byte[size];
        }
        bytes -= size;
        return blocks.pop();
    }

    /** Takes back a block that is no longer used. */
    synchronized void release(byte[] block) {
        if (bytes + block.length > MAX_BYTES) {
            // They may be of sizes that are no longer used.
            bySize.clear();
            bytes = 0;
        }
        bySize.computeIfAbsent(block.length, size -> new ArrayDeque<>()).push(block);
        bytes += block.length;
    }
}
