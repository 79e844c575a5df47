package dev.bottlenose.server.page;

import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * The user's own plugins for the page: ES modules in a directory. A module is a file {@code x.js} or {@code x.mjs}, or a
 * directory with {@code index.js}. The directory is read again for each request.
 *
 * <p>A browser imports modules without any proof of who it is, so their path is one that nobody can guess, new at every start
 * of the server; only admitted front ends receive it.
 */
public final class UserPlugins implements HttpPages {
    /** The path below which they are served, before the part that nobody can guess. */
    public static final String PATH = "/plugins/";

    private final Path directory;
    private final String root;

    /** @param directory may be missing */
    public UserPlugins(Path directory, SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.directory = directory;
        this.root = PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "/";
    }

    /** The path of the directory. */
    public String root() {
        return root;
    }

    /** @param request below {@link #PATH} */
    @Override
    public Answer get(UpgradeRequest request) {
        if (!request.path().startsWith(root)) {
            return Answer.text(403, "Plugins are served to the page alone.\n");
        }
        try {
            return new DirectoryPage(directory).file(request.path().substring(root.length()));
        } catch (IOException e) {
            return DirectoryPage.NOT_FOUND;
        }
    }

    /**
     * The modules, relative to {@link #root}, in alphabetical order.
     *
     * @throws IOException if the directory cannot be read
     */
    public List<String> modules() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                for (Path entry : entries) {
                    String name = String.valueOf(entry.getFileName());
                    if (Files.isRegularFile(entry.resolve("index.js"))) {
                        names.add(name + "/index.js");
                    } else if (name.endsWith(".js") || name.endsWith(".mjs")) {
                        names.add(name);
                    }
                }
            }
        }
        Collections.sort(names);
        return names;
    }
}
