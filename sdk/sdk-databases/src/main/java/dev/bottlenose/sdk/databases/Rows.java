package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** The rows of a result that fit into an answer. */
final class Rows {
    /** What desktops accept, and well below what a link carries. */
    private static final int MOST_CHARACTERS = 4_000_000;

    private final FlipperArray columns;
    private final FlipperArray values;
    private final boolean truncated;

    private Rows(FlipperArray columns, FlipperArray values, boolean truncated) {
        this.columns = columns;
        this.values = values;
        this.truncated = truncated;
    }

    /** Reads at most this many rows. */
    static Rows read(ResultSet result, int most) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        FlipperArray.Builder columns = new FlipperArray.Builder();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.put(metadata.getColumnLabel(i));
        }
        FlipperArray.Builder values = new FlipperArray.Builder();
        int count = 0;
        long characters = 0;
        boolean more = result.next();
        while (more && count < most && characters < MOST_CHARACTERS) {
            FlipperArray row = row(result, metadata);
            characters += row.toJsonString().length();
            values.put(row);
            count++;
            more = result.next();
        }
        return new Rows(columns.build(), values.build(), more);
    }

    FlipperArray columns() {
        return columns;
    }

    /** One array of cells for each row. */
    FlipperArray values() {
        return values;
    }

    /** Whether the result has more rows. */
    boolean isTruncated() {
        return truncated;
    }

    private static FlipperArray row(ResultSet result, ResultSetMetaData metadata) throws SQLException {
        FlipperArray.Builder row = new FlipperArray.Builder();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            FlipperObject cell = Cells.read(result, i, metadata.getColumnType(i));
            row.put(cell);
        }
        return row.build();
    }
}
