package dev.bottlenose.recording.block;

/** Entries of a session that follow one another, as they are stored. Immutable. */
public final class Block {
    private final long first;
    private final int entries;
    private final Span times;
    private final int rawSize;
    private final TrigramFilter filter;
    private final byte[] data;

    /** The times of the first and of the last entry. */
    public record Span(long first, long last) {}

    /**
     * A block.
     *
     * @param first the position of the first entry
     * @param rawSize of the uncompressed block, in bytes
     * @param filter of its texts
     * @param data compressed; must not be changed
     */
    public Block(long first, int entries, Span times, int rawSize, TrigramFilter filter, byte[] data) {
        this.first = first;
        this.entries = entries;
        this.times = times;
        this.rawSize = rawSize;
        this.filter = filter;
        this.data = data;
    }

    public long first() {
        return first;
    }

    public int entries() {
        return entries;
    }

    /** The position behind the last entry. */
    public long end() {
        return first + entries;
    }

    public Span times() {
        return times;
    }

    public int rawSize() {
        return rawSize;
    }

    public TrigramFilter filter() {
        return filter;
    }

    /** The bytes themselves, not a copy; they must not be changed. */
    public byte[] data() {
        return data;
    }

    /** The space it takes, in bytes. */
    public long storedSize() {
        return (long) filter.bytes().length + data.length;
    }
}
