package dev.bottlenose.server.devices;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What devices told of themselves lately, for front ends that come later: the newest lines of their logs and their crashes.
 * Guarded by its {@link DeviceRegistry}.
 */
public final class DeviceHistory {
    /** What is kept of one device, oldest first. */
    public record Snapshot(List<DeviceLogEntry> logs, List<DeviceCrash> crashes) {
        public Snapshot {
            logs = List.copyOf(logs);
            crashes = List.copyOf(crashes);
        }
    }

    private static final int MOST_LINES = 10_000;
    private static final long MOST_CHARACTERS = 8_000_000;
    private static final int MOST_CRASHES = 200;
    private static final int MOST_DEVICES = 8;

    private static final class Entries {
        final Deque<DeviceLogEntry> logs = new ArrayDeque<>();
        final Deque<DeviceCrash> crashes = new ArrayDeque<>();
        long characters;
    }

    private final Map<String, Entries> books = new LinkedHashMap<>();

    void add(String serial, DeviceLogEntry entry) {
        Entries book = book(serial);
        book.logs.add(entry);
        book.characters += entry.message().length();
        while (book.logs.size() > MOST_LINES || (book.characters > MOST_CHARACTERS && book.logs.size() > 1)) {
            book.characters -= book.logs.remove().message().length();
        }
    }

    void add(String serial, DeviceCrash crash) {
        Entries book = book(serial);
        book.crashes.add(crash);
        if (book.crashes.size() > MOST_CRASHES) {
            book.crashes.remove();
        }
    }

    Snapshot of(String serial) {
        Entries book = books.getOrDefault(serial, new Entries());
        return new Snapshot(List.copyOf(book.logs), List.copyOf(book.crashes));
    }

    void clearLog(String serial) {
        Entries book = book(serial);
        book.logs.clear();
        book.characters = 0;
    }

    /** The book of a device; those of the devices that were silent longest are thrown away. */
    private Entries book(String serial) {
        Entries book = books.remove(serial);
        Entries kept = book == null ? new Entries() : book;
        books.put(serial, kept);
        if (books.size() > MOST_DEVICES) {
            books.remove(books.keySet().iterator().next());
        }
        return kept;
    }
}
