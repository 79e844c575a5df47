package dev.bottlenose.sdk.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperArray;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class SqliteTest implements DatabaseContract {
    private final SQLiteDataSource source = new SQLiteDataSource();

    @BeforeEach
    void fill(@TempDir Path directory) throws SQLException {
        source.setUrl("jdbc:sqlite:" + directory.resolve("library.db"));
        Library.fill(source, "BLOB");
    }

    @Override
    public DataSource library() {
        return source;
    }

    @Override
    public String endlessQuery() {
        return "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c";
    }

    @Override
    public boolean refusesChangesItself() {
        return true;
    }

    @Override
    public boolean columnOfPrimaryKeyIsNullable() {
        return true;
    }

    @Override
    public String typeOfBigInteger() {
        return "INTEGER";
    }

    @Test
    void valuesAreShownByTheirOwnTypeWhateverTheColumns() {
        FlipperArray row = FakeDesktop.reading(source)
                .execute("SELECT 1, 'one', 1.5, NULL, x'00ff', CAST('hi' AS BLOB), 9223372036854775807")
                .getArray("values")
                .getArray(0);

        assertThat(row.toJsonString())
                .isEqualTo("[{\"type\":\"integer\",\"value\":1},{\"type\":\"string\",\"value\":\"one\"},"
                        + "{\"type\":\"double\",\"value\":1.5},{\"type\":\"null\"},"
                        + "{\"type\":\"blob\",\"value\":\"0x00ff\"},{\"type\":\"blob\",\"value\":\"hi\"},"
                        + "{\"type\":\"string\",\"value\":\"9223372036854775807\"}]");
    }

    @Test
    void pragmasThatOnlyReadAreRun() {
        FakeDesktop desktop = FakeDesktop.reading(source);

        assertThat(desktop.execute("PRAGMA table_info(books)")
                        .getArray("values")
                        .length())
                .isEqualTo(6);
        assertThat(desktop.execute("PRAGMA main.user_version;").getString("type"))
                .isEqualTo("select");
    }

    @Test
    void pragmasThatChangeAreRefused() {
        FakeDesktop desktop = FakeDesktop.reading(source);

        for (String sql : List.of(
                "PRAGMA query_only = 0",
                "PRAGMA query_only(0)",
                "PRAGMA user_version = 5",
                "PRAGMA wal_checkpoint",
                "PRAGMA")) {
            assertThat(desktop.executeInVain(sql).get("code")).as(sql).isEqualTo(1L);
        }
    }
}
