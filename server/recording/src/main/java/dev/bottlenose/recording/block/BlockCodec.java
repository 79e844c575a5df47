package dev.bottlenose.recording.block;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.bottlenose.recording.redaction.Redaction;

/** Makes blocks and opens them (Zstandard). Safe from any thread. */
public final class BlockCodec {
    /** A block is complete with this size of its texts, in bytes. A larger message makes a larger block. */
    public static final int BLOCK_BYTES = 256 << 10;

    /** The fastest of the levels that find most repetitions. */
    private static final int LEVEL = 1;

    /** No message is larger than {@code --message-mib} allows. */
    private static final int LARGEST_RAW = Integer.MAX_VALUE - (1 << 20);

    private BlockCodec() {}

    /** The same entries without secrets; the same object if there are none. */
    public static EntryBuffer redact(EntryBuffer entries, Redaction redaction) {
        boolean suspect = entries.plugins().stream()
                .anyMatch(plugin -> redaction.suspects(plugin, entries.texts(), 0, entries.bytes()));
        if (!suspect) {
            return entries;
        }
        EntryBuffer safe = new EntryBuffer();
        for (int i = 0; i < entries.count(); i++) {
            EntryBuffer.Origin origin = entries.origin(i);
            if (redaction.suspects(origin.plugin(), entries.texts(), entries.start(i), entries.end(i))) {
                safe.add(
                        entries.time(i),
                        origin.kind(),
                        origin.plugin(),
                        redaction.apply(origin.plugin(), entries.text(i)));
            } else {
                safe.add(entries.time(i), origin, entries.texts(), entries.start(i), entries.end(i));
            }
        }
        return safe;
    }

    /**
     * Makes a block of entries, of which there is at least one.
     *
     * @param first the position of the first entry
     */
    public static Block encode(long first, EntryBuffer entries) {
        byte[] raw = BlockText.write(entries);
        return new Block(
                first,
                entries.count(),
                new Block.Span(entries.time(0), entries.time(entries.count() - 1)),
                raw.length,
                TrigramFilter.of(entries.texts(), 0, entries.bytes()),
                Zstd.compress(raw, LEVEL));
    }

    /**
     * Opens a block.
     *
     * @throws DamagedBlockException if it is not what {@link #encode} made
     */
    public static BlockText decode(Block block) throws DamagedBlockException {
        if (block.rawSize() < 0 || block.rawSize() > LARGEST_RAW) {
            throw new DamagedBlockException("block has an impossible size");
        }
        try {
            byte[] raw = Zstd.decompress(block.data(), block.rawSize());
            BlockText text = BlockText.read(block.first(), raw);
            if (text.count() != block.entries()) {
                throw new DamagedBlockException("block has another number of entries");
            }
            return text;
        } catch (ZstdException e) {
            throw new DamagedBlockException("block cannot be decompressed");
        }
    }
}
