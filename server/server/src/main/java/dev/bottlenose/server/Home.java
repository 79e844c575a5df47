package dev.bottlenose.server;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.files.WholeFile;
import dev.bottlenose.wire.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The directory of the server's files. Source: docs/ARCHITECTURE.md, files on disk. */
public record Home(Path directory) {
    /** How soon the server that uses a home restores a deleted lock file. */
    static final Duration LOCK_CHECK_INTERVAL = Duration.ofSeconds(1);

    /** How long another server waits for that. */
    private static final Duration RESTORE_TIMEOUT = LOCK_CHECK_INTERVAL.multipliedBy(3);

    /**
     * The default home: {@code .flipper} in {@code $HOME}, or in the user's home directory if that is not set.
     *
     * @throws UnknownHomeException if neither is known
     */
    public static Home ofUser() {
        return new Home(userHome().resolve(ServerFiles.HOME));
    }

    /** Certificates, keys and the token, under the original's names. */
    public Path certificates() {
        return directory.resolve(ServerFiles.CERTIFICATES);
    }

    /** All files that the original does not have. */
    public Path bottlenose() {
        return directory.resolve(ServerFiles.OURS);
    }

    /** The lock that the process holds while it uses this home. */
    public Path lock() {
        return bottlenose().resolve("lock");
    }

    /** The default directory of the user's own plugins for the page. */
    public Path plugins() {
        return bottlenose().resolve("plugins");
    }

    /** The database of recorded sessions. */
    public Path recordings() {
        return bottlenose().resolve("recordings");
    }

    /** The user's rules for secrets, which are not recorded; may not exist. */
    public Path redaction() {
        return bottlenose().resolve("redaction.txt");
    }

    /** The ports of the running server, for programs. */
    public Path ports() {
        return bottlenose().resolve(ServerFiles.PORTS);
    }

    /**
     * Locks the home for this process, and creates missing directories. A lock file that was deleted gives the server that uses
     * the home time to restore it.
     *
     * @throws DirectoryLock.HeldElsewhere if another process holds the lock
     * @throws DirectoryLock.NotALock if there is something else in the place of the lock file
     */
    public DirectoryLock claim() throws IOException {
        prepare();
        if (isUsed()) {
            awaitLockFile();
        }
        return DirectoryLock.claim(lock());
    }

    /** Locks the home again for the process that uses it, after its lock file was deleted. */
    DirectoryLock restoreLock() throws IOException {
        prepare();
        return DirectoryLock.claim(lock());
    }

    /** Whether a server has been here: then there was a lock file, which is never deleted. */
    private boolean isUsed() {
        return Files.exists(certificates().resolve(ServerFiles.SERVER_KEY));
    }

    private void awaitLockFile() throws IOException {
        try (WatchService changes = bottlenose().getFileSystem().newWatchService()) {
            bottlenose().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            long deadline = System.nanoTime() + RESTORE_TIMEOUT.toNanos();
            for (long left = RESTORE_TIMEOUT.toNanos();
                    left > 0 && !Files.exists(lock(), LinkOption.NOFOLLOW_LINKS);
                    left = deadline - System.nanoTime()) {
                WatchKey key = changes.poll(left, TimeUnit.NANOSECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates missing directories; copies the authority of a version of the original that used {@code ~/.sonar}. */
    private void prepare() throws IOException {
        Path old = userHome().resolve(ServerFiles.OLD_HOME).resolve(ServerFiles.CERTIFICATES);
        boolean adoptsAuthority = equals(ofUser()) && !Files.exists(directory) && Files.isDirectory(old);
        WholeFile.createPrivateDirectory(directory);
        WholeFile.createPrivateDirectory(bottlenose());
        if (adoptsAuthority) {
            WholeFile.createPrivateDirectory(certificates());
            for (String name : List.of(ServerFiles.AUTHORITY_KEY, ServerFiles.AUTHORITY_CERTIFICATE)) {
                if (Files.isRegularFile(old.resolve(name))) {
                    WholeFile.write(
                            certificates().resolve(name),
                            Files.readAllBytes(old.resolve(name)),
                            name.equals(ServerFiles.AUTHORITY_KEY) ? WholeFile.SECRET : WholeFile.READABLE);
                }
            }
        }
    }

    private static Path userHome() {
        return UserHome.of(System.getenv(), System.getProperty("user.home", ""));
    }
}
