package dev.bottlenose.sdk.tables;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayList;
import java.util.List;

/** Declares a table. Not safe for use from several threads at once. */
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

    /** What the table is called on the page. */
    public TablePluginBuilder title(String words) {
        this.title = words;
        return this;
    }

    /**
     * The member by which rows are told apart, whether or not there is a column for it. Without one, every row is a new one, as
     * in a log.
     */
    public TablePluginBuilder key(String member) {
        this.key = member;
        return this;
    }

    /** Adds a column to the right. */
    public TablePluginBuilder column(Column column) {
        columns.add(column);
        return this;
    }

    /** How many rows the app keeps; by default 10,000. */
    public TablePluginBuilder maxRows(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("row limit is less than 1: " + count);
        }
        this.maxRows = count;
        return this;
    }

    /**
     * The table, without rows.
     *
     * @throws IllegalStateException if it has no columns, or two of one key
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
