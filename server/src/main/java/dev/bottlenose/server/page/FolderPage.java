package dev.bottlenose.server.page;

import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Serves a page from a folder of the user's choice, such as the original's own. Nothing outside the folder is reached. */
public final class FolderPage implements HttpPages {
    private static final List<String> INDEXES = List.of("index.html", "index.web.html");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "map", "application/json");

    private final Path folder;

    /**
     * Serves what is in {@code folder} when it is asked for.
     *
     * @throws IOException if there is no such folder
     */
    public FolderPage(Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    @Override
    public Answer get(UpgradeRequest request) {
        Optional<Path> file = request.path().equals("/")
                ? INDEXES.stream().flatMap(name -> find(name).stream()).findFirst()
                : find(URLDecoder.decode(request.path().substring(1), StandardCharsets.UTF_8));
        if (file.isEmpty()) {
            return Answer.text(404, "There is nothing here.\n");
        }
        try {
            return new Answer(200, typeOf(file.get()), Files.readAllBytes(file.get()), Map.of());
        } catch (IOException e) {
            return Answer.text(500, "The file cannot be read.\n");
        }
    }

    private Optional<Path> find(String name) {
        try {
            Path file = folder.resolve(name).toRealPath();
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String typeOf(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
