package dev.bottlenose.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void secondClaimIsRefusedAndNamesTheHolder() throws Exception {
        Path lockFile = directory.resolve("lock");
        try (DirectoryLock held = DirectoryLock.claim(lockFile)) {
            assertThatThrownBy(() -> DirectoryLock.claim(lockFile))
                    .isInstanceOfSatisfying(
                            DirectoryLock.HeldElsewhere.class,
                            refusal -> assertThat(refusal.holder())
                                    .isEqualTo(Long.toString(
                                            ProcessHandle.current().pid())));
            assertThat(held).isNotNull();
        }
    }

    @Test
    void directoryCanBeClaimedAgainOnceItWasReleased() throws Exception {
        Path lockFile = directory.resolve("lock");
        DirectoryLock.claim(lockFile).close();

        DirectoryLock.claim(lockFile).close();
    }

    @Test
    void lockFileLeftByADeadProcessBlocksNobody() throws Exception {
        Path lockFile = Files.writeString(directory.resolve("lock"), "99999999999\n");

        try (DirectoryLock lock = DirectoryLock.claim(lockFile)) {
            assertThat(lock).isNotNull();
            assertThat(lockFile)
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void linkInPlaceOfTheLockFileIsNeitherFollowedNorChanged() throws Exception {
        Path victim = Files.writeString(directory.resolve("victim"), "123\n");
        Path lockFile = Files.createSymbolicLink(directory.resolve("lock"), victim);

        assertThatThrownBy(() -> DirectoryLock.claim(lockFile)).isInstanceOf(DirectoryLock.NotALock.class);

        assertThat(victim).hasContent("123\n");
        Files.delete(lockFile);
        Files.createSymbolicLink(lockFile, directory.resolve("absent"));
        assertThatThrownBy(() -> DirectoryLock.claim(lockFile)).isInstanceOf(DirectoryLock.NotALock.class);
        assertThat(directory.resolve("absent")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"precious", "12 34", "99999999999999999999999"})
    void fileOfSomebodyElseInPlaceOfTheLockFileIsLeftAlone(String content) throws Exception {
        Path lockFile = Files.writeString(directory.resolve("lock"), content);

        assertThatThrownBy(() -> DirectoryLock.claim(lockFile)).isInstanceOf(DirectoryLock.NotALock.class);

        assertThat(lockFile).hasContent(content);
    }

    @Test
    void directoryInPlaceOfTheLockFileIsLeftAlone() throws Exception {
        Path lockFile = Files.createDirectory(directory.resolve("lock"));

        assertThatThrownBy(() -> DirectoryLock.claim(lockFile)).isInstanceOf(DirectoryLock.NotALock.class);
    }

    @Test
    void deletedLockFileIsNoticedAndCanBeRestored() throws Exception {
        Path lockFile = directory.resolve("lock");
        try (DirectoryLock first = DirectoryLock.claim(lockFile)) {
            assertThat(first.isIntact()).isTrue();
            Files.delete(lockFile);
            assertThat(first.isIntact()).isFalse();

            try (DirectoryLock second = DirectoryLock.claim(lockFile)) {
                assertThat(first.isIntact()).isFalse();
                assertThat(second.isIntact()).isTrue();
            }
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(lockFile);
        }
    }
}
