package dev.bottlenose.server.devices;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The latest log lines and crashes of devices, for front ends that connect later. Guarded by the registry of devices.
 */
public final class DeviceHistory {
    /** What is kept of one device, oldest first. */
    public record Snapshot(List<DeviceLogEntry> logs, List<DeviceCrash> crashes) {
        public Snapshot {
            logs = List.copyOf(logs);
            crashes = List.copyOf(crashes);
        }
    }

    private static final int MAX_LOG_LINES = 10_000;
    private static final long MAX_LOG_CHARACTERS = 8_000_000;
    private static final int MAX_CRASHES = 200;
    private static final long MAX_CRASH_CHARACTERS = 4_000_000;
    private static final int MAX_DEVICES = 8;

    /** Kept within a number and a number of characters. */
    private static final class Kept<T> {
        private final int most;
        private final long mostCharacters;
        private final ToIntFunction<T> size;
        private final Deque<T> entries = new ArrayDeque<>();
        private long characters;

        Kept(int most, long mostCharacters, ToIntFunction<T> size) {
            this.most = most;
            this.mostCharacters = mostCharacters;
            this.size = size;
        }

        void add(T entry) {
            entries.add(entry);
            characters += size.applyAsInt(entry);
            while (entries.size() > most || characters > mostCharacters) {
                characters -= size.applyAsInt(entries.remove());
            }
        }

        void clear() {
            entries.clear();
            characters = 0;
        }

        List<T> list() {
            return List.copyOf(entries);
        }
    }

    private static final class Entries {
        final Kept<DeviceLogEntry> logs = new Kept<>(MAX_LOG_LINES, MAX_LOG_CHARACTERS, DeviceTexts::size);
        final Kept<DeviceCrash> crashes = new Kept<>(MAX_CRASHES, MAX_CRASH_CHARACTERS, DeviceTexts::size);
    }

    private final Map<String, Entries> bySerial = new LinkedHashMap<>();

    void add(String serial, DeviceLogEntry entry) {
        entriesOf(serial).logs.add(entry);
    }

    void add(String serial, DeviceCrash crash) {
        entriesOf(serial).crashes.add(crash);
    }

    Snapshot of(String serial) {
        Entries entries = bySerial.getOrDefault(serial, new Entries());
        return new Snapshot(entries.logs.list(), entries.crashes.list());
    }

    void clearLog(String serial) {
        entriesOf(serial).logs.clear();
    }

    /** The entries of a device; those of the least recently active devices are dropped. */
    private Entries entriesOf(String serial) {
        Entries entries = bySerial.remove(serial);
        Entries kept = entries == null ? new Entries() : entries;
        bySerial.put(serial, kept);
        if (bySerial.size() > MAX_DEVICES) {
            bySerial.remove(bySerial.keySet().iterator().next());
        }
        return kept;
    }
}
