package dev.bottlenose.transport;

/**
 * What all connections together may take of the server's memory, beside 64 KiB each.
 *
 * @param mostIncoming messages that are not whole yet, in bytes
 * @param mostOutgoing what peers have not read yet, in bytes
 */
public record NetworkLimits(long mostIncoming, long mostOutgoing) {
    private static final long MIB = 1024 * 1024;
    private static final long LEAST = 64 * MIB;
    private static final long MOST = 512 * MIB;

    /** The parts of the heap that each may take: one of so many. */
    private static final long SHARE = 4;

    /** A quarter of the largest heap for each, but not less than 64 and not more than 512 MiB. */
    public static NetworkLimits ofHeap(long heapBytes) {
        long most = Math.max(LEAST, Math.min(MOST, heapBytes / SHARE));
        return new NetworkLimits(most, most);
    }
}
