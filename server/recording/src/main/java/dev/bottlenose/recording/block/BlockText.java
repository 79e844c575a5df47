package dev.bottlenose.recording.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of a block, uncompressed: their origins, times and sizes, then all texts. Each column is written as a whole,
 * which compresses better than entry by entry. Immutable.
 */
public final class BlockText {
    private static final byte VERSION = 1;
    private static final int LARGEST_VARINT = 10;

    private final long first;
    private final byte[] bytes;
    private final List<EntryBuffer.Origin> origins;
    private final int[] originOf;
    private final long[] times;

    /** Where each entry's text starts in the bytes, and where the last one ends. */
    private final int[] starts;

    private BlockText(
            long first, byte[] bytes, List<EntryBuffer.Origin> origins, int[] originOf, long[] times, int[] starts) {
        this.first = first;
        this.bytes = bytes;
        this.origins = origins;
        this.originOf = originOf;
        this.times = times;
        this.starts = starts;
    }

    static byte[] write(EntryBuffer entries) {
        int most = 3 * LARGEST_VARINT + entries.namesSize() + entries.count() * 3 * LARGEST_VARINT + entries.bytes();
        ByteBuffer out = ByteBuffer.allocate(most);
        out.put(VERSION);
        Varints.put(out, entries.origins().size());
        for (EntryBuffer.Origin origin : entries.origins()) {
            byte[] plugin = origin.plugin().getBytes(UTF_8);
            out.put((byte) origin.kind().code());
            Varints.put(out, plugin.length);
            out.put(plugin);
        }
        Varints.put(out, entries.count());
        for (int i = 0; i < entries.count(); i++) {
            Varints.put(out, entries.originNumber(i));
        }
        long before = 0;
        for (int i = 0; i < entries.count(); i++) {
            Varints.putSigned(out, entries.time(i) - before);
            before = entries.time(i);
        }
        for (int i = 0; i < entries.count(); i++) {
            Varints.put(out, entries.end(i) - entries.start(i));
        }
        out.put(entries.texts(), 0, entries.bytes());
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Reads a block.
     *
     * @param first the position of its first entry
     * @throws DamagedBlockException if it is not a block
     */
    static BlockText read(long first, byte[] bytes) throws DamagedBlockException {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new DamagedBlockException("block has an unknown version");
            }
            List<EntryBuffer.Origin> origins = readOrigins(in);
            int count = checked(Varints.get(in), in.remaining());
            int[] originOf = new int[count];
            for (int i = 0; i < count; i++) {
                originOf[i] = checked(Varints.get(in), origins.size() - 1);
            }
            long[] times = new long[count];
            for (int i = 0; i < count; i++) {
                times[i] = (i == 0 ? 0 : times[i - 1]) + Varints.getSigned(in);
            }
            int[] starts = new int[count + 1];
            for (int i = 0; i < count; i++) {
                starts[i + 1] = checked(starts[i] + Varints.get(in), bytes.length);
            }
            int texts = in.position();
            if (texts + starts[count] != bytes.length) {
                throw new DamagedBlockException("block has another size than its entries");
            }
            for (int i = 0; i <= count; i++) {
                starts[i] += texts;
            }
            return new BlockText(first, bytes, origins, originOf, times, starts);
        } catch (BufferUnderflowException e) {
            throw new DamagedBlockException("block ends too early");
        }
    }

    public int count() {
        return times.length;
    }

    public Entry entry(int index) {
        EntryBuffer.Origin origin = origins.get(originOf[index]);
        return new Entry(first + index, times[index], origin.kind(), origin.plugin(), text(index));
    }

    public String plugin(int index) {
        return origins.get(originOf[index]).plugin();
    }

    public long time(int index) {
        return times[index];
    }

    /** A copy of the text. */
    public JsonText text(int index) {
        return JsonText.wrap(Arrays.copyOfRange(bytes, starts[index], starts[index + 1]));
    }

    /** The texts of all entries, one after the other, between the first {@link #start} and the last {@link #end}. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int index) {
        return starts[index];
    }

    public int end(int index) {
        return starts[index + 1];
    }

    /** The entry whose text contains this byte. */
    public int entryAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int index = found >= 0 ? found : -found - 2;
        while (starts[index + 1] <= offset) {
            index++; // entries without a text
        }
        return index;
    }

    private static List<EntryBuffer.Origin> readOrigins(ByteBuffer in) throws DamagedBlockException {
        int count = checked(Varints.get(in), in.remaining());
        List<EntryBuffer.Origin> origins = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            EntryKind kind = EntryKind.of(in.get())
                    .orElseThrow(() -> new DamagedBlockException("block contains an unknown kind of entry"));
            byte[] plugin = new byte[checked(Varints.get(in), in.remaining())];
            in.get(plugin);
            origins.add(new EntryBuffer.Origin(kind, new String(plugin, UTF_8)));
        }
        return origins;
    }

    private static int checked(long value, int most) throws DamagedBlockException {
        if (value < 0 || value > most) {
            throw new DamagedBlockException("block contains an impossible number");
        }
        return (int) value;
    }
}
