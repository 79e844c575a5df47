package dev.bottlenose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFileTest {
    @TempDir
    private Path directory;

    @Test
    void aCompleteFileReplacesTheOldOne() throws Exception {
        Path file = Files.writeString(directory.resolve("session.har"), "old");

        try (NewFile replacement = NewFile.besides(file)) {
            replacement.stream().write("new".getBytes(UTF_8));
            assertThat(file).hasContent("old");
            replacement.complete();
        }

        assertOnlyFile(file, "new");
    }

    @Test
    void anIncompleteFileLeavesNothingBehind() throws Exception {
        Path file = Files.writeString(directory.resolve("session.har"), "old");

        try (NewFile replacement = NewFile.besides(file)) {
            replacement.stream().write("half".getBytes(UTF_8));
        }

        assertOnlyFile(file, "old");
    }

    @Test
    void aDirectoryThatDoesNotExistIsRefused() {
        assertThatThrownBy(() ->
                        NewFile.besides(directory.resolve("none/session.har")).close())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> NewFile.besides(Path.of("/")).close()).isInstanceOf(IOException.class);
    }

    private void assertOnlyFile(Path file, String content) {
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
        assertThat(file).hasContent(content);
    }
}
