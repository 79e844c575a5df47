package dev.bottlenose.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open directory: checks and writes apply to the same directory, even if another is moved into its place in between.
 * Never follows a link, whether it is the directory itself or a file in it.
 *
 * <p>Where the platform cannot hold a directory open (Windows) names are used instead. Not thread-safe.
 */
public final class OpenDirectory implements Closeable {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final @Nullable SecureDirectoryStream<Path> held;

    private OpenDirectory(Path path, @Nullable SecureDirectoryStream<Path> held) {
        this.path = path;
        this.held = held;
    }

    /**
     * Opens a directory by its absolute path.
     *
     * @throws FileSystemLoopException if the path names a link
     * @throws NotDirectoryException if it names a file
     * @throws IOException if there is none, or it cannot be read
     */
    public static OpenDirectory open(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new FileSystemLoopException(path.toString());
        }
        Path parent = Objects.requireNonNull(path.getParent(), "path has no parent");
        Path name = Objects.requireNonNull(path.getFileName(), "path has no name");
        try (DirectoryStream<Path> above = Files.newDirectoryStream(parent)) {
            if (above instanceof SecureDirectoryStream) {
                return new OpenDirectory(
                        path,
                        ((SecureDirectoryStream<Path>) above).newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
            }
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(path.toString());
        }
        return new OpenDirectory(path, null);
    }

    /**
     * Reads a file of the directory.
     *
     * @throws IOException if it is absent, a link, no regular file (a pipe would never end), or larger than {@code limit}
     *     bytes
     */
    public byte[] read(String name, int limit) throws IOException {
        if (!attributesOf(name).readAttributes().isRegularFile()) {
            throw new IOException(name + " is not a regular file");
        }
        try (SeekableByteChannel channel = open(name, READ)) {
            if (channel.size() > limit) {
                throw new IOException(name + " is larger than " + limit + " bytes");
            }
            ByteBuffer contents = ByteBuffer.allocate((int) channel.size());
            while (contents.hasRemaining() && channel.read(contents) >= 0) {
                // A file that shrinks under us is read to its new end.
            }
            return Arrays.copyOf(contents.array(), contents.position());
        }
    }

    /** Replaces a file of the directory, as {@link WholeFile#write} does. */
    public void write(String name, byte[] contents, Set<PosixFilePermission> mode) throws IOException {
        if (held == null) {
            WholeFile.write(path.resolve(name), contents, mode);
            return;
        }
        Path temporary = Paths.get("." + name + "-" + UUID.randomUUID() + WholeFile.TEMPORARY_SUFFIX);
        try {
            try (SeekableByteChannel channel = open(temporary.toString(), CREATE)) {
                held.getFileAttributeView(temporary, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(EnumSet.copyOf(mode));
                WholeFile.writeFully(channel, contents);
                if (channel instanceof FileChannel) {
                    ((FileChannel) channel).force(true);
                }
            }
            held.move(temporary, held, Paths.get(name));
        } catch (IOException e) {
            deleteLeftover(held, temporary);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }

    private BasicFileAttributeView attributesOf(String name) {
        return held != null
                ? held.getFileAttributeView(Paths.get(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                : Files.getFileAttributeView(
                        path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void deleteLeftover(SecureDirectoryStream<Path> directory, Path temporary) {
        try {
            directory.deleteFile(temporary);
        } catch (IOException ignored) {
            // The first failure is the one to report.
        }
    }

    private SeekableByteChannel open(String name, Set<OpenOption> options) throws IOException {
        return held != null
                ? held.newByteChannel(Paths.get(name), options)
                : Files.newByteChannel(path.resolve(name), options);
    }
}
