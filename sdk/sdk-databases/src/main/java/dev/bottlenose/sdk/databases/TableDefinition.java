package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statement that creates a table: {@code getTableInfo}. */
final class TableDefinition {
    private TableDefinition() {}

    static FlipperObject read(Visit visit, FlipperObject params) throws SQLException, DatabaseFault {
        Table table = Catalog.of(visit).table(params.getString("table"));
        return FlipperObject.of("definition", definition(visit, table));
    }

    private static String definition(Visit visit, Table table) throws SQLException, DatabaseFault {
        Names names = Names.of(visit.metadata());
        String kept = "";
        if (visit.dialect() == Dialect.SQLITE) {
            String sql = "SELECT sql FROM sqlite_master WHERE name = ? AND type IN ('table', 'view')";
            kept = visit.query(sql, rows -> text(rows, 1), table.name());
        } else if (visit.dialect() == Dialect.MYSQL) {
            kept = visit.query("SHOW CREATE TABLE " + table.quoted(names), rows -> text(rows, 2));
        } else if (table.isView() && table.schema() != null && visit.dialect().hasInformationSchema()) {
            String sql =
                    "SELECT view_definition FROM information_schema.views WHERE table_schema = ? AND table_name = ?";
            String query = visit.query(sql, rows -> text(rows, 1), table.schema(), table.name());
            kept = query.isEmpty() ? "" : "CREATE VIEW " + names.quoted(table.name()) + " AS\n" + query;
        }
        return kept.isEmpty() ? derived(visit, table, names) : kept;
    }

    /** The statement as far as the metadata allows: without constraints other than keys. */
    private static String derived(Visit visit, Table table, Names names) throws SQLException, DatabaseFault {
        List<String> lines = new ArrayList<>();
        for (Column column : Columns.of(visit, table)) {
            String defaults = column.defaultValue() == null ? "" : " DEFAULT " + column.defaultValue();
            lines.add(names.quoted(column.name()) + " " + column.typeName() + defaults
                    + (column.isNullable() ? "" : " NOT NULL"));
        }
        List<String> key = new ArrayList<>();
        for (String name : Columns.primaryKeyOf(visit, table)) {
            key.add(names.quoted(name));
        }
        if (!key.isEmpty()) {
            lines.add("PRIMARY KEY (" + String.join(", ", key) + ")");
        }
        for (Map.Entry<String, String> foreign :
                Columns.foreignKeysOf(visit, table).entrySet()) {
            lines.add("FOREIGN KEY (" + names.quoted(foreign.getKey()) + ") REFERENCES " + foreign.getValue());
        }
        String body = lines.stream().map(line -> "  " + line).collect(Collectors.joining(",\n"));
        return "CREATE " + (table.isView() ? "VIEW " : "TABLE ") + names.quoted(table.name()) + " (\n" + body + "\n)";
    }

    /** The text in a column of the first row; empty if there is none. */
    private static String text(ResultSet rows, int column) throws SQLException {
        @Nullable String text = rows.next() ? rows.getString(column) : null;
        return text == null ? "" : text;
    }
}
