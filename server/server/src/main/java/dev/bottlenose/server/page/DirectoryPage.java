package dev.bottlenose.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a page from a directory, such as the original's. Files outside the directory are never served; those inside are
 * served to everybody. Such a page knows nothing of the server's access, so a script of ours runs in it first, which lets it
 * in.
 */
public final class DirectoryPage implements HttpPages {
    private static final List<String> INDEXES = List.of("index.html", "index.web.html");

    private static final String ADMISSION = "admission.js";
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

    /** The answer for a missing file. */
    static final Answer NOT_FOUND = Answer.text(404, "Not found.\n");

    private static final Answer UNREADABLE = Answer.text(500, "The file cannot be read.\n");

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
        if (request.path().equals("/" + ADMISSION)) {
            return BundledPage.read(ADMISSION)
                    .map(script -> new Answer(200, MediaTypes.of(ADMISSION), script, Map.of()))
                    .orElse(NOT_FOUND);
        } else if (!request.path().equals("/")) {
            return file(request.path().replaceFirst("^/", ""));
        }
        return INDEXES.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .map(DirectoryPage::index)
                .orElse(NOT_FOUND);
    }

    /** @param name URL-encoded, relative to the directory */
    Answer file(String name) {
        return decode(name).flatMap(this::find).map(DirectoryPage::read).orElse(NOT_FOUND);
    }

    private static Optional<String> decode(String name) {
        try {
            return Optional.of(URLDecoder.decode(name, UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Answer index(Path file) {
        try {
            String script = "<script src=\"/" + ADMISSION + "\"></script>";
            Matcher head = HEAD.matcher(Files.readString(file, UTF_8));
            String page = head.replaceFirst(found -> Matcher.quoteReplacement(found.group() + script));
            return new Answer(200, MediaTypes.of("index.html"), page.getBytes(UTF_8), Map.of());
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static Answer read(Path file) {
        try {
            return new Answer(200, MediaTypes.of(file.toString()), Files.readAllBytes(file), Map.of());
        } catch (IOException e) {
            return UNREADABLE;
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
