package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables and views of a database, except system tables. */
final class Catalog {
    /** More than anybody would scroll through. */
    private static final int MOST = 5_000;

    private static final Set<String> OF_THE_SYSTEM =
            Set.of("information_schema", "pg_catalog", "pg_toast", "sys", "system", "mysql", "performance_schema");

    private final Map<String, Table> tables;

    private Catalog(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** Reads the tables: first those of the current schema, then the others, with their schema as a prefix. */
    static Catalog of(Visit visit) throws SQLException {
        DatabaseMetaData metadata = visit.metadata();
        @Nullable String schema = visit.connection().getSchema();
        Map<String, Table> current = new LinkedHashMap<>();
        Map<String, Table> others = new LinkedHashMap<>();
        try (ResultSet rows = metadata.getTables(visit.connection().getCatalog(), null, "%", null)) {
            while (rows.next() && current.size() + others.size() < MOST) {
                @Nullable Table table = table(rows, schema);
                if (table != null) {
                    boolean plain = table.shownName().equals(table.name());
                    (plain ? current : others).putIfAbsent(table.shownName(), table);
                }
            }
        }
        others.forEach(current::putIfAbsent);
        return new Catalog(current);
    }

    /** The table with this displayed name. */
    Table table(@Nullable String shownName) throws DatabaseFault {
        @Nullable Table table = shownName == null ? null : tables.get(shownName);
        if (table == null) {
            throw DatabaseFault.invalidRequest("There is no table " + shownName);
        }
        return table;
    }

    /** Quotes a name that a statement has in backticks: of a table in another schema, or any other name. */
    String quoted(String name, Names names) throws DatabaseFault {
        @Nullable Table table = tables.get(name);
        return table == null || table.name().equals(name) ? names.quoted(name) : table.quoted(names);
    }

    /** The database as listed on the desktop. */
    FlipperObject listed(int id, String database) {
        return listed(id, database, tables.keySet());
    }

    static FlipperObject listed(int id, String database, Iterable<String> tables) {
        return FlipperObject.of("id", id, "name", database, "tables", tables);
    }

    private static @Nullable Table table(ResultSet row, @Nullable String currentSchema) throws SQLException {
        @Nullable String schema = row.getString("TABLE_SCHEM");
        String type = String.valueOf(row.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
        boolean view = type.contains("VIEW");
        if (isOfTheSystem(type, schema) || !(view || type.contains("TABLE") || type.contains("TEMPORARY"))) {
            return null;
        }
        boolean current = schema == null || schema.isEmpty() || schema.equals(currentSchema);
        return new Table(row.getString("TABLE_CAT"), schema, row.getString("TABLE_NAME"), view, current);
    }

    private static boolean isOfTheSystem(String type, @Nullable String schema) {
        return type.contains("SYSTEM")
                || type.contains("INDEX")
                || (schema != null && OF_THE_SYSTEM.contains(schema.toLowerCase(Locale.ROOT)));
    }
}
