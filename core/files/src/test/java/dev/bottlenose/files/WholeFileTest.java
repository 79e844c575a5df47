package dev.bottlenose.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    @TempDir
    Path directory;

    @Test
    void contentsReplaceTheOldOnesAndNothingElseIsLeftBehind() throws Exception {
        Path file = directory.resolve("ca.crt");

        WholeFile.write(file, "old".getBytes(UTF_8), WholeFile.READABLE);
        WholeFile.write(file, "new".getBytes(UTF_8), WholeFile.READABLE);

        assertThat(file).hasContent("new");
        try (var names = Files.list(directory)) {
            assertThat(names).containsExactly(file);
        }
    }

    @Test
    void secretIsReadableByItsOwnerOnlyEvenWhenItReplacesAnOpenFile() throws Exception {
        Path file = Files.writeString(directory.resolve("ca.key"), "open to all");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        WholeFile.write(file, "secret".getBytes(UTF_8), WholeFile.SECRET);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void linkUnderTheNameIsReplacedAndItsTargetLeftAlone() throws Exception {
        Path victim = Files.writeString(directory.resolve("victim"), "untouched");
        Path file = Files.createSymbolicLink(directory.resolve("device.crt"), victim);

        WholeFile.write(file, "certificate".getBytes(UTF_8), WholeFile.READABLE);

        assertThat(victim).hasContent("untouched");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasContent("certificate");
    }

    @Test
    void missingDirectoryIsAnErrorThatNamesIt() {
        Path file = directory.resolve("absent").resolve("ca.crt");

        assertThatThrownBy(() -> WholeFile.write(file, new byte[0], WholeFile.READABLE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void readerNeverSeesPartOfAFile() throws Exception {
        Path file = directory.resolve("contents");
        byte[] even = "e".repeat(100_000).getBytes(UTF_8);
        byte[] odd = "o".repeat(70_000).getBytes(UTF_8);
        WholeFile.write(file, even, WholeFile.READABLE);
        CountDownLatch written = new CountDownLatch(1);

        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Long> torn = reader.submit(() -> {
                long count = 0;
                while (written.getCount() > 0) {
                    byte[] seen = Files.readAllBytes(file);
                    count += seen.length == even.length || seen.length == odd.length ? 0 : 1;
                }
                return count;
            });
            for (int i = 0; i < 50; i++) {
                WholeFile.write(file, i % 2 == 0 ? odd : even, WholeFile.READABLE);
            }
            written.countDown();

            assertThat(torn.get()).isZero();
        } finally {
            reader.shutdownNow();
        }
    }

    @Test
    void leftoversOfAKilledWriterAreRemovedAndFilesStay() throws Exception {
        Path file = Files.writeString(directory.resolve("ca.crt"), "certificate");
        Files.writeString(directory.resolve(".ca.crt-123.tmp"), "certif");

        WholeFile.removeLeftovers(directory);

        try (var names = Files.list(directory)) {
            assertThat(names).containsExactly(file);
        }
    }

    @Test
    void directoryForKeysIsClosedToOthers() throws Exception {
        Path keys = directory.resolve("home/certs");

        WholeFile.createPrivateDirectory(keys);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
    }
}
