package dev.bottlenose.recording.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements SessionStoreContract {
    @TempDir
    private Path home;

    private Path directory;
    private Path file;

    @BeforeEach
    void choosePlace() {
        directory = home.resolve("bottlenose").resolve("recordings");
        file = directory.resolve(SqliteDatabase.FILE);
    }

    @Override
    public StoreLocation location() {
        return StoreLocation.directory(directory);
    }

    @Test
    void filesAreReadableByTheOwnerOnly() throws Exception {
        try (SessionStore store = location().open("server")) {
            store.write(writer -> writer.open(APP, "s1", 0, 0));
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                                        .isEqualTo("rw-------"));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void fileOfAnotherProgramIsRefusedAndNotHarmed() throws Exception {
        Files.createDirectories(directory);
        Files.write(file, "a file of the user".getBytes(UTF_8));

        assertThat(openingFails()).isEqualTo("recording-foreign");
        assertThat(file).hasContent("a file of the user");
    }

    @Test
    void databaseOfAnotherProgramIsRefusedAndNotHarmed() throws Exception {
        Files.createDirectories(directory);
        change("CREATE TABLE contact (name TEXT)");

        assertThat(openingFails()).isEqualTo("recording-foreign");
        change("INSERT INTO contact VALUES ('a')");
    }

    @Test
    void fileOfANewerVersionIsRefused() throws Exception {
        location().open("server").close();
        change("PRAGMA user_version = 99");

        assertThat(openingFails()).isEqualTo("recording-newer");
    }

    @Test
    void damagedFileIsReported() throws Exception {
        try (SessionStore store = location().open("server")) {
            store.write(writer -> writer.open(APP, "s1", 0, 0));
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[(int) raw.length() - 100];
            Arrays.fill(noise, (byte) 0x5A);
            raw.seek(100);
            raw.write(noise);
        }

        assertThat(openingFails()).isEqualTo("recording-damaged");
    }

    @Test
    void directoryThatCannotBeCreatedIsReported() throws Exception {
        Files.createDirectories(directory.getParent());
        Files.write(directory, new byte[0]);

        assertThat(openingFails()).isEqualTo("recording-read-only");
    }

    @Test
    void fullDiskIsReportedAndPasses() throws Exception {
        try (SessionStore store = location().open("server")) {
            StoreException full = SqliteDatabase.in(directory).explain(new SQLException("full", "", 13));
            assertThat(full.fault().code()).isEqualTo("recording-disk-full");
            assertThat(full.isTemporary()).isTrue();
            assertThat(store.sessions()).isEmpty();
        }
    }

    private String openingFails() {
        return catchThrowableOfType(StoreException.class, () -> location().open("server"))
                .fault()
                .code();
    }

    private void change(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(statement);
        }
    }
}
