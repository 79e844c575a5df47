package dev.bottlenose.transport;

/** There is no memory left for a message that is not whole yet. */
final class MemorySpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MemorySpentException() {
        super("the memory for unfinished messages is spent", null, false, false);
    }
}
