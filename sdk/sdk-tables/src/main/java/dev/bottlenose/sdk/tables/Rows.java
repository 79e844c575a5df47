package dev.bottlenose.sdk.tables;

import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest rows of a table by their keys, oldest first. A row that is replaced keeps its position. */
final class Rows {
    private final String key;
    private final int most;
    private final Map<String, FlipperObject> rows = new LinkedHashMap<>();

    Rows(String key, int most) {
        this.key = key;
        this.most = most;
    }

    /** The row's key as text. */
    String keyOf(FlipperObject row) {
        @Nullable String value = row.getString(key);
        if (value == null) {
            throw new IllegalArgumentException("row has no " + key + ": " + row.keys());
        }
        return value;
    }

    void put(FlipperObject row) {
        rows.put(keyOf(row), row);
        if (rows.size() > most) {
            Iterator<String> oldest = rows.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Returns the removed row; null if there is none. */
    @Nullable
    FlipperObject remove(String rowKey) {
        return rows.remove(rowKey);
    }

    void clear() {
        rows.clear();
    }

    int size() {
        return rows.size();
    }

    /** Returns up to {@code count} rows from {@code start} on. */
    List<FlipperObject> page(long start, long count) {
        List<FlipperObject> page = new ArrayList<>();
        rows.values().stream()
                .skip(Math.max(start, 0))
                .limit(Math.max(count, 0))
                .forEach(page::add);
        return page;
    }
}
