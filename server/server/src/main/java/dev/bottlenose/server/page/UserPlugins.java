package dev.bottlenose.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The user's own plugins for the page: ES modules in a directory. {@code /plugins/} lists them as JSON; below it the
 * directory's files are served. A module is a file {@code x.js} or {@code x.mjs}, or a directory with {@code index.js}. The
 * directory is read again for each request.
 */
public final class UserPlugins implements HttpPages {
    /** The path below which they are served. */
    public static final String PATH = "/plugins/";

    private final Path directory;

    /** @param directory may be missing */
    public UserPlugins(Path directory) {
        this.directory = directory;
    }

    /** @param request below {@link #PATH} */
    @Override
    public Answer get(UpgradeRequest request) {
        String name = request.path().substring(PATH.length());
        try {
            return name.isEmpty() ? list() : new DirectoryPage(directory).file(name);
        } catch (IOException e) {
            return DirectoryPage.NOT_FOUND;
        }
    }

    private Answer list() throws IOException {
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
        return new Answer(
                200,
                "application/json",
                Json.array(names.stream().map(Json::of).toList()).toString().getBytes(UTF_8),
                Map.of("Cache-Control", "no-store"));
    }
}
