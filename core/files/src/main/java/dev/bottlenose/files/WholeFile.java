package dev.bottlenose.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Writes a file so that every reader sees the old contents or the new ones, never a part: temporary file in the same
 * directory, fsync, rename. A link with the target's name is replaced, never followed.
 *
 * <p>Stateless; safe from any thread and process. On file systems without POSIX permissions the mode is not applied.
 */
public final class WholeFile {
    /** Keys and tokens: owner only, 0600. */
    public static final Set<PosixFilePermission> SECRET = mode("rw-------");

    /** Certificates an app must be able to read: 0644. */
    public static final Set<PosixFilePermission> READABLE = mode("rw-r--r--");

    /** Directories that hold keys: 0700. */
    public static final Set<PosixFilePermission> PRIVATE_DIRECTORY = mode("rwx------");

    static final String TEMPORARY_SUFFIX = ".tmp";

    private WholeFile() {}

    /**
     * Replaces {@code file} with {@code contents}; on return they are on disk.
     *
     * @throws IOException if the directory cannot be written; the old file is then untouched
     */
    public static void write(Path file, byte[] contents, Set<PosixFilePermission> mode) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "file has no directory");
        Path temporary = Files.createTempFile(directory, "." + file.getFileName() + "-", TEMPORARY_SUFFIX);
        try {
            applyMode(temporary, mode);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                writeFully(channel, contents);
                channel.force(true);
            }
            replace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(directory);
    }

    /** Removes the temporary files of killed writers from {@code directory}. Only for the one process that owns it. */
    public static void removeLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, ".*" + TEMPORARY_SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    /** Creates {@code directory} and its missing parents; the directory itself gets mode 0700. */
    public static void createPrivateDirectory(Path directory) throws IOException {
        // A link to a directory is kept: the user may have moved the home to another disk.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        applyMode(directory, PRIVATE_DIRECTORY);
    }

    static void writeFully(WritableByteChannel channel, byte[] contents) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(contents);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private static Set<PosixFilePermission> mode(String letters) {
        return Collections.unmodifiableSet(PosixFilePermissions.fromString(letters));
    }

    private static void replace(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void applyMode(Path path, Set<PosixFilePermission> mode) throws IOException {
        FileStore store = Files.getFileStore(path);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)
                && !mode.equals(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, EnumSet.copyOf(mode));
        }
    }

    /** Makes the rename itself durable where the platform lets a directory be opened (not on Windows). */
    private static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException ignored) {
            // The contents are on disk already; without this the rename may be lost in a power failure.
        }
    }
}
