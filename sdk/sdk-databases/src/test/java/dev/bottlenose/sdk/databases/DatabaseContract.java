package dev.bottlenose.sdk.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tests that the plugin has to pass with every database. */
interface DatabaseContract {
    /** A database that nobody else uses, with the {@link Library} in it. */
    DataSource library();

    /** A query that would run for minutes. */
    String endlessQuery();

    @Test
    default void databasesAreListedWithTheirTables() {
        FakeDesktop desktop = FakeDesktop.reading(library());

        FlipperArray list = desktop.call("databaseList", FlipperObject.empty()).getArray("success");

        assertThat(list.length()).isEqualTo(1);
        assertThat(list.getObject(0).get("id")).isEqualTo(1L);
        assertThat(list.getObject(0).getString("name")).isEqualTo("library");
        assertThat(list.getObject(0).getArray("tables").toList())
                .containsExactlyInAnyOrder("authors", "books", "titles");
    }

    @Test
    default void pageHasColumnsValuesAndTheTotal() {
        FlipperObject page = FakeDesktop.reading(library()).success("getTableData", page("books", null, false, 0, 2));

        assertThat(page.keys()).containsExactly("columns", "values", "start", "count", "total");
        assertThat(page.getArray("columns"))
                .isEqualTo(FlipperArray.of("id", "title", "author", "pages", "weight", "cover"));
        assertThat(page.getArray("values").getArray(1).toJsonString())
                .isEqualTo("[{\"type\":\"integer\",\"value\":2},{\"type\":\"string\",\"value\":\"Omoo\"},"
                        + "{\"type\":\"integer\",\"value\":1},{\"type\":\"integer\",\"value\":389},"
                        + "{\"type\":\"null\"},{\"type\":\"null\"}]");
        assertThat(page.get("start")).isEqualTo(0L);
        assertThat(page.get("count")).isEqualTo(2L);
        assertThat(page.get("total")).isEqualTo(3L);
    }

    @Test
    default void integerThatNoDoubleHoldsIsText() {
        FlipperObject page = FakeDesktop.reading(library()).success("getTableData", page("books", null, false, 0, 1));

        FlipperArray row = page.getArray("values").getArray(0);
        assertThat(row.getObject(3)).isEqualTo(FlipperObject.of("type", "string", "value", "9007199254740993"));
        assertThat(row.getObject(4)).isEqualTo(FlipperObject.of("type", "double", "value", 0.25));
    }

    @Test
    default void pagesFollowAColumnEitherWay() {
        FakeDesktop desktop = FakeDesktop.reading(library());

        assertThat(titles(desktop.success("getTableData", page("books", "title", false, 0, 50))))
                .containsExactly("Mardi", "Omoo", "Typee");
        assertThat(titles(desktop.success("getTableData", page("books", "title", true, 0, 50))))
                .containsExactly("Typee", "Omoo", "Mardi");
    }

    @Test
    default void pagesWithoutAnOrderFollowThePrimaryKey() throws SQLException {
        Library.run(library(), "UPDATE \"books\" SET \"pages\" = 1 WHERE \"id\" = 1");
        FakeDesktop desktop = FakeDesktop.reading(library());

        assertThat(titles(desktop.success("getTableData", page("books", null, false, 0, 1))))
                .containsExactly("Typee");
        assertThat(titles(desktop.success("getTableData", page("books", null, false, 2, 50))))
                .containsExactly("Mardi");
        assertThat(titles(desktop.success("getTableData", page("books", null, false, 3, 50))))
                .isEmpty();
    }

    @Test
    default void viewIsReadLikeATable() {
        FlipperObject page =
                FakeDesktop.reading(library()).success("getTableData", page("titles", "title", false, 0, 50));

        assertThat(page.getArray("values").length()).isEqualTo(3);
    }

    @Test
    default void orderThatIsNoColumnIsRefused() {
        FlipperObject error = FakeDesktop.reading(library())
                .error("getTableData", page("books", "title\"; DROP TABLE \"books", false, 0, 50));

        assertThat(error)
                .isEqualTo(FlipperObject.of(
                        "code", 1, "message", "Table books has no column title\"; DROP TABLE \"books"));
    }

    @Test
    default void tableThatDoesNotExistIsRefused() {
        FakeDesktop desktop = FakeDesktop.reading(library());

        for (String method : List.of("getTableData", "getTableStructure", "getTableInfo")) {
            assertThat(desktop.error(method, page("books, authors", null, false, 0, 50)))
                    .isEqualTo(FlipperObject.of("code", 1, "message", "There is no table books, authors"));
        }
    }

    @Test
    default void structureListsTypesDefaultsAndKeys() {
        FlipperObject structure = FakeDesktop.reading(library()).success("getTableStructure", table("books"));

        assertThat(structure.keys())
                .containsExactly("structureColumns", "structureValues", "indexesColumns", "indexesValues");
        assertThat(structure.getArray("structureColumns"))
                .isEqualTo(FlipperArray.of(
                        "column_name", "data_type", "nullable", "default", "primary_key", "foreign_key"));
        FlipperArray columns = structure.getArray("structureValues");
        assertThat(values(columns.getArray(0)))
                .containsExactly("id", "INTEGER", columnOfPrimaryKeyIsNullable(), null, true, null);
        assertThat(values(columns.getArray(1)).get(2)).isEqualTo(false);
        assertThat(String.valueOf(values(columns.getArray(1)).get(3))).contains("untitled");
        assertThat(values(columns.getArray(2))).containsExactly("author", "INTEGER", true, null, false, "authors(id)");
        assertThat(values(columns.getArray(3))).containsExactly("pages", typeOfBigInteger(), true, null, false, null);
    }

    /** SQLite calls it nullable, which it is not. */
    default boolean columnOfPrimaryKeyIsNullable() {
        return false;
    }

    /** SQLite has one kind of integer only. */
    default String typeOfBigInteger() {
        return "BIGINT";
    }

    @Test
    default void structureListsIndexes() {
        FlipperObject structure = FakeDesktop.reading(library()).success("getTableStructure", table("books"));

        assertThat(structure.getArray("indexesColumns"))
                .isEqualTo(FlipperArray.of("index_name", "unique", "indexed_column_name"));
        List<List<@Nullable Object>> indexes = new ArrayList<>();
        structure.getArray("indexesValues").toList().forEach(row -> indexes.add(values((FlipperArray) row)));
        assertThat(indexes).contains(List.of("by_title", true, "title,author"));
    }

    @Test
    default void definitionWouldCreateTheTable() {
        FlipperObject definition = FakeDesktop.reading(library()).success("getTableInfo", table("books"));

        assertThat(definition.keys()).containsExactly("definition");
        assertThat(definition.getString("definition"))
                .startsWith("CREATE TABLE \"books\" (")
                .contains("\"title\"", "PRIMARY KEY", "REFERENCES")
                .doesNotContain("null");
    }

    @Test
    default void definitionOfAViewHasItsQuery() {
        FlipperObject definition = FakeDesktop.reading(library()).success("getTableInfo", table("titles"));

        assertThat(definition.getString("definition"))
                .startsWith("CREATE VIEW \"titles\" AS")
                .contains("SELECT")
                .contains("books");
    }

    @Test
    default void namesWithSpecialCharactersAreQuoted() throws SQLException {
        String table = "a_b%c\"d'e; --\\";
        String quoted = "\"a_b%c\"\"d'e; --\\\"";
        Library.run(
                library(),
                "CREATE TABLE " + quoted + " (\"x\"\"y\" INTEGER)",
                "CREATE TABLE \"aXb%c\" (z INTEGER)",
                "INSERT INTO " + quoted + " VALUES (5)");
        FakeDesktop desktop = FakeDesktop.reading(library());

        FlipperObject page = desktop.success("getTableData", page(table, "x\"y", true, 0, 50));
        FlipperObject structure = desktop.success("getTableStructure", table(table));

        assertThat(page.getArray("columns")).isEqualTo(FlipperArray.of("x\"y"));
        assertThat(page.getArray("values").getArray(0).getObject(0).get("value"))
                .isEqualTo(5L);
        assertThat(structure.getArray("structureValues").length()).isEqualTo(1);
    }

    @Test
    default void queryIsAnsweredWithItsRows() {
        FlipperObject answer = FakeDesktop.reading(library())
                .execute("SELECT \"title\" AS \"t\" FROM \"books\" WHERE \"pages\" = 389;");

        assertThat(answer.toJsonString())
                .isEqualTo("{\"type\":\"select\",\"columns\":[\"t\"],"
                        + "\"values\":[[{\"type\":\"string\",\"value\":\"Omoo\"}]]}");
    }

    @Test
    default void queryWithBackticksIsUnderstood() {
        FlipperObject answer =
                FakeDesktop.reading(library()).execute("SELECT `title`, '`' FROM `books` WHERE `id` = 1");

        assertThat(values(answer.getArray("values").getArray(0))).containsExactly("Typee", "`");
    }

    @Test
    default void answerHasNoMoreRowsThanTheLimit() {
        DatabasesPlugin plugin =
                FakeDesktop.atOnce().database("library", library()).rowLimit(2).build();
        FakeDesktop desktop = new FakeDesktop(plugin);

        FlipperObject cut = desktop.execute("SELECT * FROM \"books\"");
        FlipperObject whole = desktop.execute("SELECT * FROM \"books\" WHERE \"id\" < 3");

        assertThat(cut.getArray("values").length()).isEqualTo(2);
        assertThat(cut.getBoolean("truncated")).isTrue();
        assertThat(whole.getArray("values").length()).isEqualTo(2);
        assertThat(whole.contains("truncated")).isFalse();
        assertThat(desktop.success("getTableData", page("books", null, false, 0, 50))
                        .get("count"))
                .isEqualTo(2L);
    }

    @Test
    default void whatTheDatabaseRefusesIsAnErrorOfSql() {
        FlipperObject error = FakeDesktop.reading(library()).executeInVain("SELECT * FROM nowhere");

        assertThat(error.keys()).containsExactly("code", "message");
        assertThat(error.get("code")).isEqualTo(3L);
        assertThat(error.getString("message")).containsIgnoringCase("nowhere");
    }

    @Test
    default void queryThatTakesTooLongIsCancelled() {
        DatabasesPlugin plugin = FakeDesktop.atOnce()
                .database("library", library())
                .timeLimit(Duration.ofMillis(300))
                .build();

        FlipperObject error = new FakeDesktop(plugin).executeInVain(endlessQuery());

        assertThat(error.get("code")).isEqualTo(3L);
        assertThat(error.getString("message")).startsWith("The query was cancelled after");
    }

    @Test
    default void changesAreRefusedWithoutAskingTheDatabase() throws SQLException {
        FakeDesktop desktop = FakeDesktop.reading(library());

        for (String sql : List.of(
                "DELETE FROM \"books\"",
                "SELECT 1; DELETE FROM \"books\"",
                "/* SELECT */ DROP TABLE \"books\"",
                "UPDATE `books` SET `pages` = 1")) {
            assertThat(desktop.executeInVain(sql).get("code")).as(sql).isEqualTo(1L);
        }

        assertThat(Library.count(library(), "books")).isEqualTo(3);
    }

    @Test
    default void changeThatReachesTheDatabaseIsRolledBack() throws SQLException {
        try (Visit visit = visit(false);
                Statement statement = visit.connection().createStatement()) {
            statement.execute("DELETE FROM \"books\"");
        } catch (SQLException e) {
            assertThat(refusesChangesItself()).as(e.toString()).isTrue();
        }

        assertThat(Library.count(library(), "books")).isEqualTo(3);
    }

    /** Whether the database itself refuses changes in a read-only connection. */
    boolean refusesChangesItself();

    @Test
    default void connectionIsRestoredAfterwards() throws SQLException {
        try (Connection connection = library().getConnection()) {
            connection.setAutoCommit(false);
            Visit visit = Visit.begin(
                    connection, false, new Limits(10, Duration.ofSeconds(10), Duration.ofSeconds(5)), new Deadline());
            visit.query("SELECT * FROM \"books\"", rows -> Rows.read(rows, 10));
            visit.restore();

            assertThat(connection.getAutoCommit()).isFalse();
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM \"books\"");
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        assertThat(Library.count(library(), "books")).isZero();
    }

    @Test
    default void writableDatabaseTakesWhatTheDesktopWrites() throws SQLException {
        FakeDesktop desktop = FakeDesktop.writing(library());

        FlipperObject updated = desktop.execute("UPDATE `books` SET `title`='It''s `new`' WHERE `id`=1");
        FlipperObject inserted = desktop.execute("INSERT INTO `books` (`id`, `title`) VALUES (77, 'Pierre')");
        FlipperObject deleted = desktop.execute("DELETE FROM `books` WHERE `id` IN (2, 3)");
        FlipperObject created = desktop.execute("CREATE TABLE `more` (`id` INTEGER)");

        assertThat(updated.toJsonString())
                .isEqualTo("{\"type\":\"update_delete\",\"columns\":[],\"values\":[],\"affectedCount\":1}");
        assertThat(inserted.getString("type")).isEqualTo("insert");
        assertThat(inserted.get("insertedId")).isEqualTo(77L);
        assertThat(deleted.get("affectedCount")).isEqualTo(2L);
        assertThat(created.toJsonString()).isEqualTo("{\"type\":\"raw\",\"columns\":[],\"values\":[]}");
        assertThat(titles(desktop.success("getTableData", page("books", "id", false, 0, 50))))
                .containsExactly("It's `new`", "Pierre");
        assertThat(Library.count(library(), "more")).isZero();
    }

    private Visit visit(boolean writable) throws SQLException {
        return Visit.begin(
                library().getConnection(),
                writable,
                new Limits(10, Duration.ofSeconds(10), Duration.ofSeconds(5)),
                new Deadline());
    }

    private static FlipperObject table(String name) {
        return FlipperObject.of("databaseId", 1, "table", name);
    }

    private static FlipperObject page(String table, @Nullable String order, boolean reverse, int start, int count) {
        return new FlipperObject.Builder()
                .put("databaseId", 1)
                .put("table", table)
                .put("order", order)
                .put("reverse", reverse)
                .put("start", start)
                .put("count", count)
                .build();
    }

    private static List<@Nullable Object> titles(FlipperObject page) {
        List<@Nullable Object> titles = new ArrayList<>();
        page.getArray("values")
                .toList()
                .forEach(row -> titles.add(values((FlipperArray) row).get(1)));
        return titles;
    }

    static List<@Nullable Object> values(FlipperArray row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            values.add(row.getObject(i).get("value"));
        }
        return values;
    }
}
