package dev.bottlenose.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bottlenose.recording.entry.SessionSummary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresStoreTest implements SessionStoreContract {
    private static final Credentials POSTGRES = new Credentials(Optional.of("postgres"), Optional.empty());

    private EmbeddedPostgres server;
    private String url;

    @BeforeAll
    void start() throws IOException {
        server = EmbeddedPostgres.builder().setPort(0).start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        String name = "recordings_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        }
        url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    @Override
    public StoreLocation location() {
        return StoreLocation.postgres(url, POSTGRES);
    }

    @Test
    void serversSeeTheSessionsOfEachOther() throws Exception {
        try (SessionStore first = location().open("first");
                SessionStore second = location().open("second")) {
            first.write(writer -> writer.open(APP, "s1", 10, 0));
            second.write(writer -> writer.open(APP, "s2", 20, 0));

            assertThat(first.sessions()).extracting(SessionSummary::id).containsExactly("s2", "s1");
            assertThat(second.sessions()).isEqualTo(first.sessions());
        }
    }

    @Test
    void restartOfOneServerDoesNotEndTheSessionsOfAnother() throws Exception {
        try (SessionStore first = location().open("first")) {
            first.write(writer -> writer.open(APP, "s1", 10, 0));
            location().open("second").close();

            assertThat(first.sessions().get(0).ended()).isEmpty();
        }
    }

    @Test
    void databaseThatDoesNotExistIsReported() {
        StoreException failure = catchThrowableOfType(
                StoreException.class,
                () -> StoreLocation.postgres(url + "_missing", POSTGRES).open("server"));

        assertThat(failure.fault().code()).isEqualTo("recording-refused");
    }

    @Test
    void serverThatDoesNotRunMayComeBack() {
        StoreException failure = catchThrowableOfType(
                StoreException.class,
                () -> StoreLocation.postgres("jdbc:postgresql://localhost:1/nothing", POSTGRES)
                        .open("server"));

        assertThat(failure.fault().code()).isEqualTo("recording-unavailable");
        assertThat(failure.isTemporary()).isTrue();
    }

    @Test
    void newerTablesAreRefused() throws Exception {
        location().open("server").close();
        try (Connection connection = server.getDatabase("postgres", url.substring(url.lastIndexOf('/') + 1))
                .getConnection()) {
            connection.createStatement().execute("UPDATE bottlenose.version SET number = 99");
        }

        assertThat(catchThrowableOfType(StoreException.class, () -> location().open("server"))
                        .fault()
                        .code())
                .isEqualTo("recording-newer");
    }
}
