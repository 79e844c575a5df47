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

/** Serves a page from a folder of the user's choice, such as the original's own. Nothing outside the folder is reached. */
public final class FolderPage implements HttpPages {
    private static final List<String> INDEXES = List.of("index.html", "index.web.html");

    /** For what is not there. */
    static final Answer NOTHING = Answer.text(404, "There is nothing here.\n");

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
        if (!request.path().equals("/")) {
            return file(request.path().substring(1));
        }
        return INDEXES.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .map(FolderPage::read)
                .orElse(NOTHING);
    }

    /** @param name as in an address */
    Answer file(String name) {
        return find(URLDecoder.decode(name, StandardCharsets.UTF_8))
                .map(FolderPage::read)
                .orElse(NOTHING);
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
            Path file = folder.resolve(name).toRealPath();
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
