package dev.bottlenose.server.page;

import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The built-in page: which devices and apps there are, and why one is not. Holds no secret, so anybody may load it. */
public final class PlainPage implements HttpPages {
    private static final Map<String, String> STRICT = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer");

    private final Map<String, Answer> files = Map.of(
            "/", file("index.html", "text/html; charset=utf-8"),
            "/page.js", file("page.js", "text/javascript; charset=utf-8"),
            "/page.css", file("page.css", "text/css; charset=utf-8"));

    @Override
    public Answer get(UpgradeRequest request) {
        Answer answer = files.get(request.path());
        return answer != null ? answer : Answer.text(404, "There is nothing here.\n");
    }

    private static Answer file(String name, String type) {
        try (InputStream resource = PlainPage.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("page file is missing: " + name);
            }
            return new Answer(200, type, resource.readAllBytes(), STRICT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
