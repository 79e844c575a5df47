package dev.bottlenose.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One process's lock on a directory. The operating system releases it when the process ends, however it ends, so a stale
 * lock cannot exist.
 *
 * <p>The lock file contains a text about the holder, usually its process id, for the message that a second process prints.
 * A link, or a file with another content, is left alone. Safe from any thread.
 */
public final class DirectoryLock implements Closeable {
    /** Far behind the text, so that the text stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    /** More than any holder's text has. */
    private static final int LARGEST_TEXT = 100;

    /** Others may delete and create the file while it is opened. */
    private static final int ATTEMPTS = 10;

    private static final Set<OpenOption> OPEN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final Set<OpenOption> CREATE = Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);

    private final Path lockFile;
    private final FileChannel channel;

    /** Identifies the file; null on a platform without such keys. */
    private final @Nullable Object key;

    private DirectoryLock(Path lockFile, FileChannel channel, @Nullable Object key) {
        this.lockFile = lockFile;
        this.channel = channel;
        this.key = key;
    }

    /** Claims the directory for this process; the lock file contains its process id. */
    public static DirectoryLock claim(Path lockFile) throws IOException {
        return claim(lockFile, Long.toString(ProcessHandle.current().pid()));
    }

    /**
     * Claims the directory through {@code lockFile}, a file in it.
     *
     * @param holder about the holder, in ASCII
     * @throws HeldElsewhere if another holder, in this process or another, has it
     * @throws NotALock if there is something else in the place of the lock file
     * @throws IOException if the file cannot be created or locked
     */
    public static DirectoryLock claim(Path lockFile, String holder) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)
                        ? claimExisting(lockFile, holder)
                        : create(lockFile, holder);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Whether the lock file is still the one that is locked. If not, another process could claim the directory. */
    public boolean isIntact() {
        try {
            return Objects.equals(keyOf(lockFile), key);
        } catch (IOException e) {
            return false;
        }
    }

    /** Releases the directory. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static DirectoryLock claimExisting(Path lockFile, String holder) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(lockFile, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > LARGEST_TEXT) {
            throw new NotALock(lockFile);
        }
        FileChannel channel = FileChannel.open(lockFile, OPEN);
        try {
            // The channel reads: closing another one of this file would release this process's lock.
            String found = read(channel);
            if (!found.isEmpty() && !found.equals(holder) && !found.matches("[0-9]{1,19}")) {
                throw new NotALock(lockFile);
            } else if (!lock(channel)) {
                throw new HeldElsewhere(lockFile, found);
            } else if (!Objects.equals(keyOf(lockFile), attributes.fileKey())) {
                throw new NoSuchFileException(lockFile.toString());
            }
            write(channel, holder);
            return new DirectoryLock(lockFile, channel, attributes.fileKey());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Creates the file under another name first, so that it is locked from the moment it can be seen. */
    private static DirectoryLock create(Path lockFile, String holder) throws IOException {
        Path temporary = lockFile.resolveSibling(
                "." + lockFile.getFileName() + "-" + UUID.randomUUID() + WholeFile.TEMPORARY_SUFFIX);
        FileChannel channel = FileChannel.open(temporary, CREATE);
        try {
            if (!lock(channel)) {
                throw new IOException("cannot lock a new file: " + temporary);
            }
            write(channel, holder);
            Object key = keyOf(temporary);
            place(temporary, lockFile);
            return new DirectoryLock(lockFile, channel, key);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Fails if there is a file of that name, except where the file system has no links. */
    private static void place(Path temporary, Path lockFile) throws IOException {
        try {
            Files.createLink(lockFile, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.move(temporary, lockFile);
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LARGEST_TEXT);
        while (text.hasRemaining() && channel.read(text) >= 0) {
            // Until the end of the file.
        }
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).trim();
    }

    private static void write(FileChannel channel, String holder) throws IOException {
        channel.truncate(0);
        channel.position(0);
        WholeFile.writeFully(channel, (holder + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Another holder has the directory. Recovery: stop that process, or use another directory. */
    public static final class HeldElsewhere extends IOException {
        private static final long serialVersionUID = 1L;

        private final String holder;

        HeldElsewhere(Path lockFile, String holder) {
            super(lockFile + " is locked by: " + holder);
            this.holder = holder;
        }

        /** What the holder wrote down when it claimed the directory; empty until it has written it. */
        public String holder() {
            return holder;
        }
    }

    /** There is a link, a directory or somebody's file in the place of the lock file. Recovery: move it away. */
    public static final class NotALock extends IOException {
        private static final long serialVersionUID = 1L;

        NotALock(Path lockFile) {
            super(lockFile + " is not a lock file of this program");
        }
    }
}
