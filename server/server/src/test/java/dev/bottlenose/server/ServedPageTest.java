package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The served page, here a small test page, and the user's plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServedPageTest {
    private final RunningServer server;
    private final Path plugins;
    private final int port;

    ServedPageTest(@TempDir Path home) throws Exception {
        server = RunningServer.in(home);
        plugins = Files.createDirectories(home.resolve("bottlenose/plugins"));
        port = server.ports().ui();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @Test
    void securityPolicyAllowsOnlyThePagesFilesAndItsImportMap() throws Exception {
        RawHttp page = get("/");

        String map = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest("{\"imports\":{}}".getBytes(UTF_8)));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'; script-src 'self' 'sha256-" + map + "'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void filesOfThePageAreServedAndCached() throws Exception {
        RawHttp script = get("/assets/page-1.js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(script.header("Cache-Control").orElseThrow()).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets", "/assets/", "/assets/../index.html", "/assets/%2e%2e/index.html", "/shared/x.js"})
    void otherPathsAreNotFound(String path) throws Exception {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void pluginsAreServedToThePageAlone() throws Exception {
        Files.writeString(plugins.resolve("one.js"), "export default 1;");
        Files.writeString(plugins.resolve("notes.txt"), "no plugin");
        Files.writeString(Files.createDirectories(plugins.resolve("two")).resolve("index.js"), "export default 2;");

        assertThat(get("/plugins/").status()).isEqualTo(403);
        assertThat(get("/plugins/one.js").status()).isEqualTo(403);

        FrontEndPeer frontEnd = server.frontEnd();
        JsonObject listed = frontEnd.object(PageCommands.USER_PLUGINS);
        String path = listed.string("path").orElseThrow();
        assertThat(path).matches("/plugins/[\\w-]{43}/");
        assertThat(listed.array("modules").orElseThrow().strings()).containsExactly("one.js", "two/index.js");
        assertThat(get(path + "one.js").body()).isEqualTo("export default 1;");
        assertThat(get(path + "one.js").header("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(get(path + "two/../one.js").status()).isEqualTo(200);
        for (String other : new String[] {"", "../ports.json", "%2e%2e/ports.json", "absent.js"}) {
            assertThat(get(path + other).status()).as(other).isEqualTo(404);
        }
        assertThat(get(path.replaceFirst("./$", "/") + "one.js").status()).isEqualTo(403);
    }

    private RawHttp get(String path) throws Exception {
        return RawHttp.get(port, path, host());
    }

    private String host() {
        return "Host: localhost:" + port;
    }
}
