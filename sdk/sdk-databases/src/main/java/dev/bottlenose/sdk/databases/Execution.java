package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement that a developer typed, or that the desktop made of an edited cell: {@code execute}. */
final class Execution {
    private static final Set<String> CHANGES = Set.of("UPDATE", "DELETE");
    private static final Set<String> QUERIES = Set.of("SELECT", "PRAGMA", "EXPLAIN");

    private Execution() {}

    static FlipperObject run(Visit visit, FlipperObject params) throws SQLException, DatabaseFault {
        @Nullable String value = params.getString("value");
        String text = value == null ? "" : value.trim();
        SqlText sql = new SqlText(text, visit.dialect());
        if (text.isEmpty()) {
            throw DatabaseFault.invalidRequest("There is no statement");
        }
        if (!visit.writable()) {
            ReadOnlyRule.check(text, sql);
        }
        String own = inOwnQuotes(visit, text, sql);
        boolean insert = sql.firstWord().equals("INSERT");
        try (Statement statement = visit.connection().createStatement()) {
            statement.setMaxRows(visit.limits().rows() + 1);
            statement.setFetchSize(Math.min(visit.limits().rows(), 100));
            return visit.watched(statement, () -> {
                boolean rows =
                        insert ? statement.execute(own, Statement.RETURN_GENERATED_KEYS) : statement.execute(own);
                return answer(statement, sql.firstWord(), rows, visit.limits().rows());
            });
        }
    }

    /** The desktop quotes names with backticks, which few databases support. */
    private static String inOwnQuotes(Visit visit, String text, SqlText sql) throws SQLException, DatabaseFault {
        if (text.indexOf('`') < 0) {
            return text;
        }
        Names names = Names.of(visit.metadata());
        Catalog catalog = Catalog.of(visit);
        return sql.withBackticks(name -> catalog.quoted(name, names));
    }

    private static FlipperObject answer(Statement statement, String firstWord, boolean hasRows, int most)
            throws SQLException {
        FlipperObject.Builder answer = new FlipperObject.Builder().put("type", type(firstWord, hasRows));
        if (hasRows) {
            try (ResultSet result = statement.getResultSet()) {
                Rows rows = Rows.read(result, most);
                answer.put("columns", rows.columns()).put("values", rows.values());
                answer.put("truncated", rows.isTruncated() ? true : null);
            }
            return answer.build();
        }
        answer.put("columns", FlipperArray.empty()).put("values", FlipperArray.empty());
        if (CHANGES.contains(firstWord)) {
            answer.put("affectedCount", Math.max(statement.getUpdateCount(), 0));
        } else if (firstWord.equals("INSERT")) {
            answer.put("affectedCount", Math.max(statement.getUpdateCount(), 0))
                    .put("insertedId", insertedId(statement));
        }
        return answer.build();
    }

    /** The type as the original determines it, by the first word; except that a result with rows is shown with them. */
    private static String type(String firstWord, boolean hasRows) {
        if (CHANGES.contains(firstWord)) {
            return "update_delete";
        }
        if (firstWord.equals("INSERT")) {
            return "insert";
        }
        return hasRows || QUERIES.contains(firstWord) ? "select" : "raw";
    }

    /** The number that the database gave the row; null where it gave none. */
    private static @Nullable Number insertedId(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            @Nullable Object key = keys.next() ? keys.getObject(1) : null;
            return key instanceof Number ? (Number) key : null;
        }
    }
}
