package dev.bottlenose.sdk.databases;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One index of a table. */
final class Index {
    private final String name;
    private final boolean unique;
    private final SortedMap<Integer, String> columns = new TreeMap<>();

    private Index(String name, boolean unique) {
        this.name = name;
        this.unique = unique;
    }

    /** All indexes of a table; a view has none. */
    static List<Index> of(Visit visit, Table table) throws SQLException {
        Map<String, Index> indexes = new LinkedHashMap<>();
        if (!table.isView()) {
            try (ResultSet rows =
                    visit.metadata().getIndexInfo(table.catalog(), table.schema(), table.name(), false, true)) {
                while (rows.next()) {
                    add(rows, indexes);
                }
            }
        }
        return new ArrayList<>(indexes.values());
    }

    String name() {
        return name;
    }

    boolean isUnique() {
        return unique;
    }

    /** The columns in the order of the index; expressions as the database formats them. */
    String columns() {
        return String.join(",", columns.values());
    }

    private static void add(ResultSet row, Map<String, Index> indexes) throws SQLException {
        @Nullable String name = row.getString("INDEX_NAME");
        if (name != null && row.getShort("TYPE") != DatabaseMetaData.tableIndexStatistic) {
            boolean unique = !row.getBoolean("NON_UNIQUE");
            Index index = indexes.computeIfAbsent(name, key -> new Index(key, unique));
            index.columns.put(row.getInt("ORDINAL_POSITION"), String.valueOf(row.getString("COLUMN_NAME")));
        }
    }
}
