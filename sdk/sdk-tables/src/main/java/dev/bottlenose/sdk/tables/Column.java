package dev.bottlenose.sdk.tables;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.json.FlipperValue;
import org.jspecify.annotations.Nullable;

/** One column of a table. Immutable. */
public final class Column implements FlipperValue {
    private final String key;
    private final String title;
    private final ColumnType type;
    private final boolean filterable;
    private final @Nullable String format;

    private Column(String key, String title, ColumnType type, boolean filterable, @Nullable String format) {
        this.key = key;
        this.title = title;
        this.type = type;
        this.filterable = filterable;
        this.format = format;
    }

    /**
     * Creates a column that shows this member of each row as text, and whose title is the key; {@code a.b} is the
     * member b of a.
     */
    public static Column of(String key) {
        return new Column(key, key, ColumnType.TEXT, false, null);
    }

    /** Returns this column with another title. */
    public Column title(String text) {
        return new Column(key, text, type, filterable, format);
    }

    /** Returns this column with values of another type. */
    public Column type(ColumnType kind) {
        return new Column(key, title, kind, filterable, format);
    }

    /** Returns this column with its values offered as filters. */
    public Column filterable() {
        return new Column(key, title, type, true, format);
    }

    /**
     * Returns this column with a format for its values, such as {@code 0.00} or {@code HH:mm:ss}, which desktops may
     * ignore.
     */
    public Column format(String hint) {
        return new Column(key, title, type, filterable, hint);
    }

    String key() {
        return key;
    }

    @Override
    public FlipperObject toFlipperObject() {
        return new FlipperObject.Builder()
                .put("key", key)
                .put("title", title)
                .put("type", type.wireName())
                .put("filterable", filterable)
                .put("format", format)
                .build();
    }
}
