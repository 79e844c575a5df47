package dev.bottlenose.sdk.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresTest implements DatabaseContract {
    private EmbeddedPostgres server;
    private DataSource source;

    @BeforeAll
    void start() throws IOException {
        server = EmbeddedPostgres.builder().setPort(0).start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        String name = "library-" + UUID.randomUUID();
        Library.run(server.getPostgresDatabase(), "CREATE DATABASE \"" + name + "\"");
        source = server.getDatabase("postgres", name);
        Library.fill(source, "BYTEA");
    }

    @Override
    public DataSource library() {
        return source;
    }

    @Override
    public String endlessQuery() {
        return "SELECT pg_sleep(600)";
    }

    @Override
    public boolean refusesChangesItself() {
        return true;
    }

    @Test
    void everyKindOfValueIsShown() {
        FlipperArray row = FakeDesktop.reading(source)
                .execute("SELECT 12345678901234567890.10::numeric, 0.1::real, true, date '2024-02-29',"
                        + " '00000000-0000-0000-0000-000000000001'::uuid, '{\"a\": 1}'::jsonb, '{1,2}'::int[],"
                        + " 'NaN'::numeric, 'Infinity'::float8, '\\x00ff'::bytea, interval '1 day', B'101'::bit(3)")
                .getArray("values")
                .getArray(0);

        assertThat(DatabaseContract.values(row))
                .containsExactly(
                        "12345678901234567890.10",
                        0.1,
                        true,
                        "2024-02-29",
                        "00000000-0000-0000-0000-000000000001",
                        "{\"a\": 1}",
                        "{1,2}",
                        "NaN",
                        "Infinity",
                        "0x00ff",
                        "1 day",
                        "101");
    }

    @Test
    void changesWithinQueriesAreRefused() throws SQLException {
        FakeDesktop desktop = FakeDesktop.reading(source);

        for (String sql : List.of(
                "WITH gone AS (DELETE FROM books RETURNING *) SELECT * FROM gone",
                "SELECT * INTO copy FROM books",
                "SELECT $$'$$; COMMIT; DELETE FROM books; --'",
                "SELECT E'\\''; COMMIT; DELETE FROM books; --'")) {
            assertThat(desktop.executeInVain(sql).get("code")).as(sql).isEqualTo(1L);
        }

        assertThat(Library.count(source, "books")).isEqualTo(3);
    }

    @Test
    void changesBehindFunctionsAreRefusedByTheDatabase() throws SQLException {
        Library.run(source, "CREATE FUNCTION burn() RETURNS integer LANGUAGE sql AS 'DELETE FROM books; SELECT 1'");

        FlipperObject error = FakeDesktop.reading(source).executeInVain("SELECT burn()");

        assertThat(error.get("code")).isEqualTo(3L);
        assertThat(error.getString("message")).contains("read-only transaction");
        assertThat(Library.count(source, "books")).isEqualTo(3);
    }
}
