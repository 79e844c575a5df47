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
 * The plugins a developer wrote for the page: ES modules in a folder. {@code /plugins/} lists them as JSON, below it they
 * are served with whatever lies beside them. A module is a file {@code x.js} or {@code x.mjs}, or a folder with {@code
 * index.js}. The folder is looked at anew each time.
 */
public final class UserPlugins implements HttpPages {
    /** Where they are served. */
    public static final String PATH = "/plugins/";

    private final Path folder;

    /** @param folder need not be there */
    public UserPlugins(Path folder) {
        this.folder = folder;
    }

    /** @param request below {@link #PATH} */
    @Override
    public Answer get(UpgradeRequest request) {
        String name = request.path().substring(PATH.length());
        try {
            return name.isEmpty() ? list() : new FolderPage(folder).file(name);
        } catch (IOException e) {
            return FolderPage.NOTHING;
        }
    }

    private Answer list() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
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
