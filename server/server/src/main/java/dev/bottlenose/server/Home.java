package dev.bottlenose.server;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the server keeps its files. Source: docs/ARCHITECTURE.md, files on disk. */
public record Home(Path directory) {
    /** The user's home under {@code $HOME} where that is set: {@code ~/.flipper}. */
    public static Home ofUser() {
        return new Home(userHome().resolve(".flipper"));
    }

    /** Certificates, keys and the token, under the original's names. */
    public Path certificates() {
        return directory.resolve("certs");
    }

    /** Everything the original does not have. */
    public Path ours() {
        return directory.resolve("bottlenose");
    }

    /** Held by the process that uses this home. */
    public Path lock() {
        return ours().resolve("lock");
    }

    /** Plugins that the user wrote for the page, unless they lie elsewhere. */
    public Path plugins() {
        return ours().resolve("plugins");
    }

    /** Tells programs on which ports the running server is. */
    public Path ports() {
        return ours().resolve("ports.json");
    }

    /**
     * Makes this process the only one that uses the home, and creates what is missing in it.
     *
     * @throws DirectoryLock.HeldElsewhere if another process has it
     */
    public DirectoryLock claim() throws IOException {
        prepare();
        return DirectoryLock.claim(lock());
    }

    /** Creates what is missing; the authority of an original so old that it used {@code ~/.sonar} is taken over. */
    private void prepare() throws IOException {
        Path old = userHome().resolve(".sonar").resolve("certs");
        boolean takesOver = equals(ofUser()) && !Files.exists(directory) && Files.isDirectory(old);
        WholeFile.createPrivateDirectory(directory);
        WholeFile.createPrivateDirectory(ours());
        if (takesOver) {
            WholeFile.createPrivateDirectory(certificates());
            for (String name : List.of("ca.key", "ca.crt")) {
                if (Files.isRegularFile(old.resolve(name))) {
                    WholeFile.write(
                            certificates().resolve(name),
                            Files.readAllBytes(old.resolve(name)),
                            name.endsWith(".key") ? WholeFile.SECRET : WholeFile.READABLE);
                }
            }
        }
    }

    private static Path userHome() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }
}
