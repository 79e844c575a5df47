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
import java.util.Map;
import java.util.Optional;

/** Serves a page from a directory, such as the original's. Files outside the directory are never served. */
public final class DirectoryPage implements HttpPages {
    private static final List<String> INDEXES = List.of("index.html", "index.web.html");

    /** The answer for a missing file. */
    static final Answer NOT_FOUND = Answer.text(404, "Not found.\n");

    private final Path directory;

    /**
     * A page from this directory.
     *
     * @throws IOException if the directory does not exist
     */
    public DirectoryPage(Path directory) throws IOException {
        this.directory = directory.toRealPath();
    }

    @Override
    public Answer get(UpgradeRequest request) {
        if (!request.path().equals("/")) {
            return file(request.path().substring(1));
        }
        return INDEXES.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .map(DirectoryPage::read)
                .orElse(NOT_FOUND);
    }

    /** @param name URL-encoded, relative to the directory */
    Answer file(String name) {
        return find(URLDecoder.decode(name, StandardCharsets.UTF_8))
                .map(DirectoryPage::read)
                .orElse(NOT_FOUND);
    }

    private static Answer read(Path file) {
        try {
            return new Answer(200, MediaTypes.of(file.toString()), Files.readAllBytes(file), Map.of());
        } catch (IOException e) {
            return Answer.text(500, "The file cannot be read.\n");
        }
    }

    private Optional<Path> find(String name) {
        try {
            Path file = directory.resolve(name).toRealPath();
            return file.startsWith(directory) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
