package dev.bottlenose.recording.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.EntryKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entries that are not in a block yet: their texts are copied into one array. Not thread-safe. */
public final class EntryBuffer {
    /** What kind an entry is, and of which plugin; most entries of an app share a few of these. */
    record Origin(EntryKind kind, String plugin) {}

    private static final int INITIAL_ENTRIES = 64;
    private static final int INITIAL_BYTES = 1 << 12;

    private final List<Origin> origins = new ArrayList<>();
    private final Map<Origin, Integer> numbers = new HashMap<>();
    private int[] originOf = new int[INITIAL_ENTRIES];
    private long[] times = new long[INITIAL_ENTRIES];
    private int[] ends = new int[INITIAL_ENTRIES];
    private int count;
    private byte[] texts = new byte[INITIAL_BYTES];
    private int size;

    /** The latest origin and its number, which the next entry mostly shares. */
    private Origin latest = new Origin(EntryKind.MESSAGE, "");

    private int latestNumber = -1;

    public void add(long time, EntryKind kind, String plugin, JsonText text) {
        add(time, kind, plugin, text.bytes(), 0, text.size());
    }

    void add(long time, Origin origin, byte[] from, int start, int end) {
        add(time, origin.kind(), origin.plugin(), from, start, end);
    }

    private void add(long time, EntryKind kind, String plugin, byte[] from, int start, int end) {
        reserve(end - start);
        originOf[count] = number(kind, plugin);
        times[count] = time;
        System.arraycopy(from, start, texts, size, end - start);
        size += end - start;
        ends[count++] = size;
    }

    /** Appends all entries of another buffer. */
    public void addAll(EntryBuffer other) {
        for (int i = 0; i < other.count; i++) {
            add(other.times[i], other.origin(i), other.texts, other.start(i), other.ends[i]);
        }
    }

    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** The size of all texts, in bytes. */
    public int bytes() {
        return size;
    }

    long time(int index) {
        return times[index];
    }

    Origin origin(int index) {
        return origins.get(originOf[index]);
    }

    /** A copy of an entry's text. */
    JsonText text(int index) {
        return JsonText.wrap(Arrays.copyOfRange(texts, start(index), ends[index]));
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    int originNumber(int index) {
        return originOf[index];
    }

    List<Origin> origins() {
        return origins;
    }

    byte[] texts() {
        return texts;
    }

    /** The plugins that have entries; the empty name is the app itself. */
    public Set<String> plugins() {
        Set<String> plugins = new LinkedHashSet<>();
        origins.forEach(origin -> plugins.add(origin.plugin()));
        return plugins;
    }

    /** Bytes that the names of plugins take. */
    int namesSize() {
        return origins.stream()
                .mapToInt(origin -> origin.plugin().getBytes(UTF_8).length + 6)
                .sum();
    }

    private int number(EntryKind kind, String plugin) {
        if (latestNumber < 0 || latest.kind() != kind || !latest.plugin().equals(plugin)) {
            latest = new Origin(kind, plugin);
            latestNumber = numbers.computeIfAbsent(latest, origin -> {
                origins.add(origin);
                return origins.size() - 1;
            });
        }
        return latestNumber;
    }

    private void reserve(int bytes) {
        if (count == times.length) {
            originOf = Arrays.copyOf(originOf, count * 2);
            times = Arrays.copyOf(times, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        if (texts.length - size < bytes) {
            texts = Arrays.copyOf(texts, Math.max(Math.addExact(size, bytes), Math.min(size * 2, size + (1 << 24))));
        }
    }
}
