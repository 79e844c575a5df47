package dev.bottlenose.check.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An honest app with js-flipper as published, through the port for browsers. */
final class JsApp {
    private static final String SCRIPT = "js-app.mjs";

    private JsApp() {}

    /** Starts it; empty where js-flipper is not installed. */
    static Optional<AppProcess> start(Path root, Ports ports, Ledger ledger, Path directory) throws IOException {
        Path peers = root.resolve("testing/peers");
        if (!Files.isDirectory(peers.resolve("node_modules/js-flipper"))) {
            return Optional.empty();
        }
        Path script = directory.resolve(SCRIPT);
        try (InputStream content = JsApp.class.getResourceAsStream(SCRIPT)) {
            if (content == null) {
                throw new IOException(SCRIPT + " is missing");
            }
            Files.write(script, content.readAllBytes());
        }
        List<String> command =
                List.of("node", script.toString(), peers.toString(), "" + ports.browser(), Reader.HONEST + " js", "js");
        return Optional.of(new AppProcess(command, Map.of(), ledger.account("js")));
    }
}
