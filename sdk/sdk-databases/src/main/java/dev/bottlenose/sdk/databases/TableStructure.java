package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A table's columns and indexes: {@code getTableStructure}. */
final class TableStructure {
    private static final FlipperArray COLUMNS =
            FlipperArray.of("column_name", "data_type", "nullable", "default", "primary_key", "foreign_key");
    private static final FlipperArray INDEX_COLUMNS = FlipperArray.of("index_name", "unique", "indexed_column_name");

    private TableStructure() {}

    static FlipperObject read(Visit visit, FlipperObject params) throws SQLException, DatabaseFault {
        Table table = Catalog.of(visit).table(params.getString("table"));
        return new FlipperObject.Builder()
                .put("structureColumns", COLUMNS)
                .put("structureValues", columns(visit, table))
                .put("indexesColumns", INDEX_COLUMNS)
                .put("indexesValues", indexes(visit, table))
                .build();
    }

    private static FlipperArray columns(Visit visit, Table table) throws SQLException {
        List<String> primaryKey = Columns.primaryKeyOf(visit, table);
        Map<String, String> foreignKeys = Columns.foreignKeysOf(visit, table);
        FlipperArray.Builder rows = new FlipperArray.Builder();
        for (Column column : Columns.of(visit, table)) {
            rows.put(FlipperArray.of(
                    Cells.of(column.name()),
                    Cells.of(column.desktopType()),
                    Cells.of(column.isNullable()),
                    Cells.of(column.defaultValue()),
                    Cells.of(primaryKey.contains(column.name())),
                    Cells.of(foreignKeys.get(column.name()))));
        }
        return rows.build();
    }

    private static FlipperArray indexes(Visit visit, Table table) throws SQLException {
        FlipperArray.Builder rows = new FlipperArray.Builder();
        for (Index index : Index.of(visit, table)) {
            rows.put(FlipperArray.of(Cells.of(index.name()), Cells.of(index.isUnique()), Cells.of(index.columns())));
        }
        return rows.build();
    }
}
