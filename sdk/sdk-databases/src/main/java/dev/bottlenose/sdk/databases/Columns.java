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

/** A table's columns and keys, from the database's metadata. */
final class Columns {
    private Columns() {}

    static List<Column> of(Visit visit, Table table) throws SQLException {
        DatabaseMetaData metadata = visit.metadata();
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = metadata.getColumns(
                table.catalog(), pattern(metadata, table.schema()), pattern(metadata, table.name()), null)) {
            while (rows.next()) {
                if (table.name().equals(rows.getString("TABLE_NAME")) && inSchema(table, rows)) {
                    columns.add(Column.read(rows));
                }
            }
        }
        return columns;
    }

    static List<String> namesOf(Visit visit, Table table) throws SQLException {
        List<String> names = new ArrayList<>();
        for (Column column : of(visit, table)) {
            names.add(column.name());
        }
        return names;
    }

    /** The names of the primary key's columns, in the key's order. */
    static List<String> primaryKeyOf(Visit visit, Table table) throws SQLException {
        SortedMap<Integer, String> key = new TreeMap<>();
        if (!table.isView()) {
            try (ResultSet rows = visit.metadata().getPrimaryKeys(table.catalog(), table.schema(), table.name())) {
                while (rows.next()) {
                    key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
                }
            }
        }
        return new ArrayList<>(key.values());
    }

    /** The target of each foreign key column, as {@code table(column)}. */
    static Map<String, String> foreignKeysOf(Visit visit, Table table) throws SQLException {
        Map<String, String> keys = new LinkedHashMap<>();
        if (!table.isView()) {
            try (ResultSet rows = visit.metadata().getImportedKeys(table.catalog(), table.schema(), table.name())) {
                while (rows.next()) {
                    keys.putIfAbsent(
                            rows.getString("FKCOLUMN_NAME"),
                            rows.getString("PKTABLE_NAME") + "(" + rows.getString("PKCOLUMN_NAME") + ")");
                }
            }
        }
        return keys;
    }

    private static boolean inSchema(Table table, ResultSet row) throws SQLException {
        return table.schema() == null || table.schema().equals(row.getString("TABLE_SCHEM"));
    }

    /**
     * A pattern that matches a name. Wildcards in the name are not escaped, because drivers disagree on how: the
     * pattern may match other names, which are skipped when the rows are read.
     */
    private static @Nullable String pattern(DatabaseMetaData metadata, @Nullable String name) throws SQLException {
        @Nullable String escape = metadata.getSearchStringEscape();
        return name == null || escape == null || escape.isEmpty() ? name : name.replace(escape, escape + escape);
    }
}
