package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original's own page, as published, in a real browser. */
final class OriginalPageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    Path home;

    @Test
    void pageOpenedLateListsTheAppAndShowsItsEarlierMessages() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "NOT TESTED: there is no " + CHROMIUM + "; install Debian's chromium");
        Path page = Repository.ROOT.resolve("testing/peers/node_modules/flipper-server/static");
        try (Bottlenose.Server server = new Bottlenose(Jdk.current(), home).serve("--page", page.toString());
                Program app = Repository.app("sea-mammals-app.mjs", server.port("browser"), "Ocean")) {
            app.awaitHappened("connected");

            try (Program browser = Repository.app(
                    "original-page.mjs", CHROMIUM, server.ready().string("page").orElseThrow())) {
                // The address no longer contains the ticket.
                assertThat(browser.awaitHappened("opened").string("address"))
                        .contains("http://localhost:" + server.port("ui") + "/");
                JsonObject shown = browser.awaitJson(line -> line.has("titles") || line.has("message"));
                assertThat(shown.array("titles").map(JsonArray::strings).orElseThrow(() -> new AssertionError(shown)))
                        .containsExactly("Dolphin of Ocean", "Narwhal of Ocean", "Manatee of Ocean");
            }
        }
    }
}
