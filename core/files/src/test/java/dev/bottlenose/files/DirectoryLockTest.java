package dev.bottlenose.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
