package dev.bottlenose.sdk.tables;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayList;
import java.util.List;

/** Configures a {@link TablePlugin}. Not thread-safe. */
public final class TablePluginBuilder {
    private static final int ROWS = 10_000;

    private final String id;
    private final List<Column> columns = new ArrayList<>();
    private String title;
    private String key = TablePlugin.NUMBER;
    private int maxRows = ROWS;

    TablePluginBuilder(String id) {
        this.id = id;
        this.title = id;
    }

    /** Sets the table's title. */
    public TablePluginBuilder title(String text) {
        this.title = text;
        return this;
    }

    /**
     * Sets the member that identifies a row, which need not be a column. Without a key every row is added, as in a log.
     */
    public TablePluginBuilder key(String member) {
        this.key = member;
        return this;
    }

    /** Adds a column, to the right of the others. */
    public TablePluginBuilder column(Column column) {
        columns.add(column);
        return this;
    }

    /** Sets how many rows the app keeps; by default 10,000. */
    public TablePluginBuilder maxRows(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("row limit is less than 1: " + count);
        }
        this.maxRows = count;
        return this;
    }

    /**
     * Builds the plugin, without rows.
     *
     * @throws IllegalStateException if there are no columns, or two with the same key
     */
    public TablePlugin build() {
        long distinct = columns.stream().map(Column::key).distinct().count();
        if (columns.isEmpty() || distinct < columns.size()) {
            throw new IllegalStateException("columns are missing or not distinct: " + id);
        }
        FlipperObject schema = new FlipperObject.Builder()
                .put("title", title)
                .put("method", "newRow")
                .put("resetMethod", "clearTable")
                .put("removeMethod", "removeRow")
                .put("key", key)
                .put("maxRows", maxRows)
                .put("columns", FlipperArray.of(columns))
                .build();
        return new TablePlugin(id, schema, key, maxRows);
    }
}
