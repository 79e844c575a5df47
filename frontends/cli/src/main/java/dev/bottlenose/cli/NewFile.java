package dev.bottlenose.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that takes its place when it is complete; until then, and if that never happens, nothing has changed. */
final class NewFile implements Closeable {
    private final Path file;
    private final Path temporary;
    private final OutputStream stream;

    private NewFile(Path file, Path temporary) throws IOException {
        this.file = file;
        this.temporary = temporary;
        this.stream = new BufferedOutputStream(Files.newOutputStream(temporary));
    }

    static NewFile besides(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path directory = whole.getParent();
        if (directory == null || whole.getFileName() == null) {
            throw new IOException(file + " is not a file");
        }
        return new NewFile(whole, Files.createTempFile(directory, "." + whole.getFileName() + "-", ".tmp"));
    }

    OutputStream stream() {
        return stream;
    }

    /** Puts the file in its place. */
    void complete() throws IOException {
        stream.close();
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        Files.deleteIfExists(temporary);
    }
}
