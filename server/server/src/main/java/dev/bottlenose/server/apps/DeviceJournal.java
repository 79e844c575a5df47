package dev.bottlenose.server.apps;

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
public final class DeviceJournal {
    /** What is kept of one device, oldest first. */
    public record Pages(List<DeviceLogEntry> logs, List<DeviceCrash> crashes) {
        public Pages {
            logs = List.copyOf(logs);
            crashes = List.copyOf(crashes);
        }
    }

    private static final int MOST_LINES = 10_000;
    private static final long MOST_CHARACTERS = 8_000_000;
    private static final int MOST_CRASHES = 200;
    private static final int MOST_DEVICES = 8;

    private static final class Book {
        final Deque<DeviceLogEntry> logs = new ArrayDeque<>();
        final Deque<DeviceCrash> crashes = new ArrayDeque<>();
        long characters;
    }

    private final Map<String, Book> books = new LinkedHashMap<>();

    void add(String serial, DeviceLogEntry entry) {
        Book book = book(serial);
        book.logs.add(entry);
        book.characters += entry.message().length();
        while (book.logs.size() > MOST_LINES || (book.characters > MOST_CHARACTERS && book.logs.size() > 1)) {
            book.characters -= book.logs.remove().message().length();
        }
    }

    void add(String serial, DeviceCrash crash) {
        Book book = book(serial);
        book.crashes.add(crash);
        if (book.crashes.size() > MOST_CRASHES) {
            book.crashes.remove();
        }
    }

    Pages of(String serial) {
        Book book = books.getOrDefault(serial, new Book());
        return new Pages(List.copyOf(book.logs), List.copyOf(book.crashes));
    }

    void clearLog(String serial) {
        Book book = book(serial);
        book.logs.clear();
        book.characters = 0;
    }

    /** The book of a device; those of the devices that were silent longest are thrown away. */
    private Book book(String serial) {
        Book book = books.remove(serial);
        Book kept = book == null ? new Book() : book;
        books.put(serial, kept);
        if (books.size() > MOST_DEVICES) {
            books.remove(books.keySet().iterator().next());
        }
        return kept;
    }
}
