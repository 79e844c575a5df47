package dev.bottlenose.server.devices;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private static final int MAX_DEVICES = 8;

    private static final class Entries {
        final Deque<DeviceLogEntry> logs = new ArrayDeque<>();
        final Deque<DeviceCrash> crashes = new ArrayDeque<>();
        long characters;
    }

    private final Map<String, Entries> bySerial = new LinkedHashMap<>();

    void add(String serial, DeviceLogEntry entry) {
        Entries entries = entriesOf(serial);
        entries.logs.add(entry);
        entries.characters += entry.message().length();
        while (entries.logs.size() > MAX_LOG_LINES
                || (entries.characters > MAX_LOG_CHARACTERS && entries.logs.size() > 1)) {
            entries.characters -= entries.logs.remove().message().length();
        }
    }

    void add(String serial, DeviceCrash crash) {
        Entries entries = entriesOf(serial);
        entries.crashes.add(crash);
        if (entries.crashes.size() > MAX_CRASHES) {
            entries.crashes.remove();
        }
    }

    Snapshot of(String serial) {
        Entries entries = bySerial.getOrDefault(serial, new Entries());
        return new Snapshot(List.copyOf(entries.logs), List.copyOf(entries.crashes));
    }

    void clearLog(String serial) {
        Entries entries = entriesOf(serial);
        entries.logs.clear();
        entries.characters = 0;
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
