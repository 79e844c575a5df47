package dev.bottlenose.server;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.files.WholeFile;
import dev.bottlenose.wire.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directory of the server's files. Source: docs/ARCHITECTURE.md, files on disk. */
public record Home(Path directory) {
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

    /** The ports of the running server, for programs. */
    public Path ports() {
        return bottlenose().resolve(ServerFiles.PORTS);
    }

    /**
     * Locks the home for this process, and creates missing directories.
     *
     * @throws DirectoryLock.HeldElsewhere if another process holds the lock
     */
    public DirectoryLock claim() throws IOException {
        prepare();
        return DirectoryLock.claim(lock());
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
