package dev.bottlenose.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The built-in page: the files of module {@code ui}, from the class path. It contains no secret, so it needs no
 * authentication. Its content security policy allows only scripts from these files; the import map, the only inline script,
 * is allowed by its hash.
 */
public final class BundledPage implements HttpPages {
    private static final String ROOT = "dev/bottlenose/ui/";
    /** Possessive, since a repeated group that can be undone takes stack for each repetition. */
    private static final Pattern NAME = Pattern.compile("(?:(?:assets|shared)/)?[\\w-]++(?:\\.[\\w-]++)*+");

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private static final String MISSING = "This server was built without the page, because Node was not installed.\n"
            + "try: install Node 20 or newer and build again; bottlenose apps, tail and call work without the page\n";

    private final Optional<byte[]> index = read("index.html");
    private final Map<String, String> headers;

    /** Reads the page's index; the other files are read on request. */
    public BundledPage() {
        String scripts =
                index.map(page -> " 'sha256-" + hashOfImportMap(page) + "'").orElse("");
        this.headers = Map.of(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'" + scripts + "; style-src 'self'; img-src 'self' data: blob:;"
                        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options",
                "nosniff");
    }

    @Override
    public Answer get(UpgradeRequest request) {
        String name = request.path().replaceFirst("^/", "");
        if (name.isEmpty()) {
            return index.map(page -> answer("index.html", page, "no-cache")).orElseGet(() -> Answer.text(200, MISSING));
        }
        Optional<byte[]> file = NAME.matcher(name).matches() ? read(name) : Optional.empty();
        // The name of an asset contains its hash.
        String cacheControl = name.startsWith("assets/") ? "private, max-age=31536000, immutable" : "no-cache";
        return file.map(bytes -> answer(name, bytes, cacheControl)).orElseGet(() -> Answer.text(404, "Not found.\n"));
    }

    private Answer answer(String name, byte[] bytes, String cacheControl) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Cache-Control", cacheControl);
        return new Answer(200, MediaTypes.of(name), bytes, all);
    }

    static Optional<byte[]> read(String name) {
        try (InputStream resource = BundledPage.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return resource == null || !name.contains(".") ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String hashOfImportMap(byte[] page) {
        Matcher map = IMPORT_MAP.matcher(new String(page, UTF_8));
        String text = map.find() ? map.group(1) : "";
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
