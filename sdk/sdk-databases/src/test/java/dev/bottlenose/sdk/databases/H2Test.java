package dev.bottlenose.sdk.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class H2Test implements DatabaseContract {
    private final JdbcDataSource source = new JdbcDataSource();

    @BeforeEach
    void fill() throws SQLException {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Library.fill(source, "VARBINARY");
    }

    @AfterEach
    void shutDown() throws SQLException {
        Library.run(source, "SHUTDOWN");
    }

    @Override
    public DataSource library() {
        return source;
    }

    @Override
    public String endlessQuery() {
        return "SELECT SUM(A.X * B.X) FROM SYSTEM_RANGE(1, 1000000) A, SYSTEM_RANGE(1, 1000000) B";
    }

    @Override
    public boolean refusesChangesItself() {
        return false;
    }

    @Test
    void everyKindOfValueIsShown() throws SQLException {
        Library.run(
                source,
                "CREATE TABLE \"kinds\" (A DECIMAL(30, 2), B REAL, C BOOLEAN, D DATE, E TIMESTAMP WITH TIME ZONE, F UUID,"
                        + " G CLOB, H BLOB, I JSON, J INTEGER ARRAY, K DOUBLE PRECISION, L DECFLOAT, M VARBINARY)",
                "INSERT INTO \"kinds\" VALUES (12345678901234567890.10, 0.1, TRUE, DATE '2024-02-29',"
                        + " TIMESTAMP WITH TIME ZONE '2024-02-29 12:00:00+01:00', '00000000-0000-0000-0000-000000000001',"
                        + " 'long', X'00ff', JSON '{\"a\":1}', ARRAY[1, 2], CAST('NaN' AS DOUBLE PRECISION), 1E20, X'6869')");

        FlipperArray row = FakeDesktop.reading(source)
                .execute("SELECT * FROM \"kinds\"")
                .getArray("values")
                .getArray(0);

        assertThat(row.toJsonString())
                .isEqualTo("[{\"type\":\"string\",\"value\":\"12345678901234567890.10\"},"
                        + "{\"type\":\"float\",\"value\":0.1},"
                        + "{\"type\":\"boolean\",\"value\":true},"
                        + "{\"type\":\"string\",\"value\":\"2024-02-29\"},"
                        + "{\"type\":\"string\",\"value\":\"2024-02-29 12:00:00+01\"},"
                        + "{\"type\":\"string\",\"value\":\"00000000-0000-0000-0000-000000000001\"},"
                        + "{\"type\":\"string\",\"value\":\"long\"},"
                        + "{\"type\":\"blob\",\"value\":\"0x00ff\"},"
                        + "{\"type\":\"string\",\"value\":\"{\\\"a\\\":1}\"},"
                        + "{\"type\":\"string\",\"value\":\"[1, 2]\"},"
                        + "{\"type\":\"string\",\"value\":\"NaN\"},"
                        + "{\"type\":\"string\",\"value\":\"100000000000000000000\"},"
                        + "{\"type\":\"blob\",\"value\":\"hi\"}]");
    }

    @Test
    void longValuesAreNotSentWhole() {
        FlipperArray row = FakeDesktop.reading(source)
                .execute("SELECT REPEAT('x', 200000), CAST(REPEAT('y', 200000) AS CLOB),"
                        + " CAST(SPACE(200000) AS VARBINARY), CAST(CAST(SPACE(200000) AS VARBINARY) AS BLOB)")
                .getArray("values")
                .getArray(0);

        assertThat(row.getObject(0).getString("value")).hasSizeLessThan(103_000).endsWith("x… (200000 characters)");
        assertThat(row.getObject(1).getString("value")).hasSizeLessThan(103_000).endsWith("y… (200000 characters)");
        assertThat(row.getObject(2).toJsonString()).matches("\\{\"type\":\"blob\",\"value\":\"\\(\\d{6} bytes\\)\"}");
        assertThat(row.getObject(3).toJsonString()).matches("\\{\"type\":\"blob\",\"value\":\"\\(\\d{6} bytes\\)\"}");
    }

    @Test
    void answerIsNeverTooLongForALink() {
        FlipperObject answer =
                FakeDesktop.reading(source).execute("SELECT REPEAT('x', 100000) FROM SYSTEM_RANGE(1, 1000)");

        assertThat(answer.toJsonString()).hasSizeBetween(3_000_000, 5_000_000);
        assertThat(answer.getBoolean("truncated")).isTrue();
    }

    @Test
    void changeDisguisedAsQueryIsRefused() throws SQLException {
        FakeDesktop desktop = FakeDesktop.reading(source);

        assertThat(desktop.executeInVain("SELECT * FROM FINAL TABLE (DELETE FROM \"books\")")
                        .get("code"))
                .isEqualTo(1L);
        assertThat(Library.count(source, "books")).isEqualTo(3);
    }

    @Test
    void tableOfAnotherSchemaHasItsSchemaBeforeItsName() throws SQLException {
        Library.run(
                source,
                "CREATE SCHEMA \"shop\"",
                "CREATE TABLE \"shop\".\"books\" (\"id\" INTEGER PRIMARY KEY)",
                "INSERT INTO \"shop\".\"books\" VALUES (8)");
        FakeDesktop desktop = FakeDesktop.writing(source);

        desktop.execute("UPDATE `shop.books` SET `id`=9 WHERE `id`=8");
        FlipperObject page = desktop.success("getTableData", FlipperObject.of("databaseId", 1, "table", "shop.books"));

        assertThat(page.getArray("values").toJsonString()).isEqualTo("[[{\"type\":\"integer\",\"value\":9}]]");
        assertThat(page.get("total")).isEqualTo(1L);
    }
}
