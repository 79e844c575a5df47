package dev.bottlenose.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process's lock on a directory. The operating system releases it when the process ends, however it ends, so a stale
 * lock cannot exist.
 *
 * <p>The lock file contains a text about the holder, usually its process id, for the message that a second process prints.
 * Safe from any thread.
 */
public final class DirectoryLock implements Closeable {
    /** Far behind the text, so that the text stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
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
     * @throws IOException if the file cannot be created or locked
     */
    public static DirectoryLock claim(Path lockFile, String holder) throws IOException {
        FileChannel channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!lock(channel)) {
                throw new HeldElsewhere(lockFile, holder(lockFile));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Releases the directory. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(Path lockFile) throws IOException {
        return new String(Files.readAllBytes(lockFile), StandardCharsets.US_ASCII).trim();
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
}
