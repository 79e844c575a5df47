package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a table: {@code getTableData}. */
final class TableData {
    private static final int PAGE = 50;

    private TableData() {}

    static FlipperObject read(Visit visit, FlipperObject params) throws SQLException, DatabaseFault {
        long start = params.getLong("start");
        long asked = params.contains("count") ? params.getLong("count") : PAGE;
        if (start < 0 || asked < 1) {
            throw DatabaseFault.invalidRequest("start is less than 0 or count less than 1");
        }
        int count = (int) Math.min(asked, visit.limits().rows());
        Table table = Catalog.of(visit).table(params.getString("table"));
        Names names = Names.of(visit.metadata());
        String from = " FROM " + table.quoted(names);
        String page = visit.dialect().page(orderBy(visit, table, names, params), start, count);
        Rows rows = visit.query("SELECT *" + from + page, result -> Rows.read(result, count));
        long total = visit.query("SELECT COUNT(*)" + from, result -> result.next() ? result.getLong(1) : 0);
        return new FlipperObject.Builder()
                .put("columns", rows.columns())
                .put("values", rows.values())
                .put("start", start)
                .put("count", rows.values().length())
                .put("total", total)
                .build();
    }

    /** By the requested column, then by the primary key: without an order, pages could overlap. */
    private static String orderBy(Visit visit, Table table, Names names, FlipperObject params)
            throws SQLException, DatabaseFault {
        @Nullable String order = params.getString("order");
        List<String> terms = new ArrayList<>();
        if (order != null && !order.isEmpty()) {
            if (!Columns.namesOf(visit, table).contains(order)) {
                throw DatabaseFault.invalidRequest("Table " + table.shownName() + " has no column " + order);
            }
            terms.add(names.quoted(order) + (params.getBoolean("reverse") ? " DESC" : ""));
        }
        for (String key : Columns.primaryKeyOf(visit, table)) {
            if (!key.equals(order)) {
                terms.add(names.quoted(key));
            }
        }
        return terms.isEmpty() ? "" : " ORDER BY " + String.join(", ", terms);
    }
}
