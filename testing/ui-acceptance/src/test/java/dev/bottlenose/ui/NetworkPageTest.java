package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import dev.bottlenose.sdk.json.FlipperObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** HTTP calls: as the SDK sends them, and as other clients may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class NetworkPageTest {
    private static final int MIB = 1 << 20;

    private final Path folder;
    private final Stage stage;
    private final FixturePlugin network = new FixturePlugin("Network", true).answers("mockResponses", "{}");

    NetworkPageTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        stage = new Stage(folder);
        stage.app("Caller", network);
        network.awaitOpen();
    }

    @BeforeEach
    void open() {
        stage.enter();
        stage.go("Network");
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
    }

    @Test
    void callsAreListedSearchedAndShownInDetail() throws Exception {
        request("json", "POST", "https://shop.example/orders?page=2&of=fish", "{\"fish\":\"herring\"}");
        respond("json", 201, "application/json", "", "{\"order\":{\"id\":7,\"kilos\":12.5}}".getBytes(UTF_8));
        request("slow", "GET", "https://shop.example/slow", "");
        request("lost", "GET", "https://shop.example/lost", "");
        respond("lost", 503, "text/plain", "", "busy".getBytes(UTF_8));

        stage.row("shop.example/orders").click();
        Locator details = stage.details();
        assertThat(details).containsText("POST 201");
        assertThat(details).containsText("https://shop.example/orders?page=2&of=fish");
        assertThat(details.locator(".pairs", new Locator.LocatorOptions().setHasText("herring"))
                        .or(details.getByText("\"herring\""))
                        .first())
                .isVisible();
        assertThat(details).containsText("kilos: 12.5");
        assertThat(details.locator("dt", new Locator.LocatorOptions().setHasText("page")))
                .isVisible();
        assertThat(details).containsText("First byte");
        assertThat(stage.row("/slow")).containsText("…");
        assertThat(stage.row("/lost")).hasClass("row error");
        stage.examine("network");

        Locator search = stage.page().getByRole(AriaRole.SEARCHBOX);
        search.fill("status:503");
        assertThat(stage.row("/lost")).isVisible();
        assertThat(stage.row("/orders")).hasCount(0);
        search.fill("");

        stage.button("Columns").click();
        stage.page()
                .getByLabel("Header", new Page.GetByLabelOptions().setExact(true))
                .fill("content-type");
        stage.button("Add").click();
        assertThat(stage.row("/lost")).containsText("text/plain");
        stage.button("Remove header columns").click();
        assertThat(stage.row("/lost")).not().containsText("text/plain");

        stage.page().navigate(stage.page().url() + "?link=searchTerm%3D/lost");
        assertThat(search).hasValue("/lost");
        assertThat(stage.row("/orders")).hasCount(0);
    }

    @Test
    void archiveHoldsTheMarkedCallsOnly() throws Exception {
        for (String id : List.of("marked-1", "marked-2", "unmarked")) {
            request(id, "GET", "https://shop.example/" + id, "");
            respond(id, 200, "text/plain", "", "done".getBytes(UTF_8));
        }
        stage.row("/marked-1").click();
        stage.row("/marked-2").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        Download download =
                stage.page().waitForDownload(() -> stage.button("Export HAR").click());
        assertThat(Files.readString(download.path()))
                .contains("https://shop.example/marked-1")
                .contains("https://shop.example/marked-2")
                .doesNotContain("https://shop.example/unmarked");
        assertThat(stage.page().getByText("2 calls exported to calls.har.")).isVisible();
    }

    @Test
    void callIsCopiedAsCommandAndExportedAsArchive() throws Exception {
        request("copied", "PUT", "https://shop.example/copied", "a 'quoted' word");
        respond("copied", 200, "text/plain", "", "done".getBytes(UTF_8));
        stage.row("/copied").click();
        stage.button("Copy as cURL").click();
        assertThat(stage.page().getByText("copied to the clipboard")).isVisible();
        assertThat((String) stage.page().evaluate("navigator.clipboard.readText()"))
                .startsWith("curl --globoff --path-as-is ")
                .contains("--request PUT ", "--data-raw 'a '\\''quoted'\\'' word' ")
                .endsWith("--url https://shop.example/copied");

        stage.page().getByRole(AriaRole.SEARCHBOX).fill("/copied");
        Download download =
                stage.page().waitForDownload(() -> stage.button("Export HAR").click());
        assertThat(Files.readString(download.path()))
                .contains("\"url\": \"https://shop.example/copied\"")
                .contains("\"text\": \"done\"");
        stage.page().getByRole(AriaRole.SEARCHBOX).fill("");
    }

    @Test
    void bodiesLoseTheirEncodingAndAreFormatted() throws Exception {
        request("packed", "GET", "https://shop.example/packed", "");
        respond("packed", 200, "application/json", "gzip", gzip("{\"packed\":\"with gzip\"}".getBytes(UTF_8)));
        stage.row("/packed").click();
        assertThat(stage.details()).containsText("packed: \"with gzip\"");

        request("brotli", "GET", "https://shop.example/brotli", "");
        respond(
                "brotli",
                200,
                "application/json",
                "br",
                Base64.getDecoder().decode("iwuAeyJwYWNrZWQiOiJ3aXRoIGJyb3RsaSJ9Aw=="));
        stage.row("/brotli").click();
        assertThat(stage.details()).containsText("packed: \"with brotli\"");

        request("xml", "GET", "https://shop.example/xml", "");
        respond("xml", 200, "application/xml", "", "<fish><name>Herring</name></fish>".getBytes(UTF_8));
        stage.row("/xml").click();
        assertThat(stage.details().locator("pre.body")).hasText("<fish>\n  <name>Herring</name>\n</fish>");

        request("form", "POST", "https://shop.example/form", "");
        respond("form", 200, "application/x-www-form-urlencoded", "", "fish=cod+liver&kilos=3".getBytes(UTF_8));
        stage.row("/form").click();
        assertThat(stage.details().locator("dd", new Locator.LocatorOptions().setHasText("cod liver")))
                .isVisible();

        request("image", "GET", "https://shop.example/image", "");
        respond("image", 200, "image/png", "", Base64.getDecoder().decode(FixtureBridge.PNG));
        stage.row("/image").click();
        assertThat(stage.details().locator("img")).hasJSProperty("naturalWidth", 200);

        request("binary", "GET", "https://shop.example/binary", "");
        respond("binary", 200, "application/octet-stream", "", new byte[] {0, 1, 2, (byte) 0xff});
        stage.row("/binary").click();
        assertThat(stage.details().locator("pre.body")).containsText("00000000  00 01 02 ff");
    }

    @Test
    void bodyOfFiftyMegabytesIsShownInPartAndSavedWhole() throws Exception {
        byte[] piece = new byte[MIB];
        Arrays.fill(piece, (byte) 'x');
        String data = Base64.getEncoder().encodeToString(piece);
        int pieces = 50;
        request("large", "GET", "https://shop.example/large.txt", "");
        for (int index = 0; index < pieces; index++) {
            String first = index > 0
                    ? ""
                    : ",\"status\":200,\"reason\":\"OK\",\"headers\":[{\"key\":\"Content-Type\",\"value\":\"text/plain\"}]";
            network.send(
                    "partialResponse",
                    "{\"id\":\"large\",\"timestamp\":5000,\"totalChunks\":" + pieces + ",\"index\":" + index + first
                            + ",\"data\":\"" + data + "\"}");
            network.awaitDelivered();
        }
        stage.row("/large.txt").click();
        assertThat(stage.details()).containsText("52.4 MB");
        assertThat(stage.details()).not().containsText("parts received");
        assertThat(stage.details()).containsText("The first 131.1 kB are shown");
        Download download = stage.page()
                .waitForDownload(() -> stage.details()
                        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                        .click());
        assertThat(download.path()).hasSize((long) pieces * MIB);
    }

    @Test
    void mockRulesAreMadeFromACallEditedExportedImportedAndRemembered() throws Exception {
        request("mocked", "GET", "https://shop.example/mocked", "");
        respond("mocked", 200, "application/json", "", "{\"real\":true}".getBytes(UTF_8));
        stage.row("/mocked").click();
        stage.details()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Mock"))
                .click();
        Locator dialog = stage.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("Address")).hasValue("https://shop.example/mocked");
        dialog.getByLabel("Status").fill("418");
        Locator body = dialog.getByLabel("Body of the mocked response");
        assertThat(body).containsText("real");
        stage.examine("network-mocks");
        stage.write(body, "{\"real\":false}");

        Download exported =
                stage.page().waitForDownload(() -> dialog.getByText("Export").click());
        Path file = folder.resolve("mocks.json");
        exported.saveAs(file);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Apply"))
                .click();
        FlipperObject route =
                network.awaitCall("mockResponses").getArray("routes").getObject(0);
        assertThat(route.getString("requestUrl")).isEqualTo("https://shop.example/mocked");
        assertThat(route.getString("status")).isEqualTo("418");
        assertThat(route.getString("data")).isEqualTo("{\"real\":false}");

        stage.page().reload();
        assertThat(network.awaitCall("mockResponses").getArray("routes").length())
                .isEqualTo(1);
        stage.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mocks"))
                .click();
        dialog.getByLabel("Remove rule 1").click();
        FileChooser chooser =
                stage.page().waitForFileChooser(() -> dialog.getByText("Import").click());
        chooser.setFiles(file);
        assertThat(dialog.getByLabel("Rules")).containsText("GET https://shop.example/mocked");
        dialog.getByLabel("Remove rule 1").click();
        dialog.getByText("Apply").click();
        assertThat(network.awaitCall("mockResponses").getArray("routes").length())
                .isZero();
    }

    private void request(String id, String method, String url, String body) {
        String data = body.isEmpty() ? "" : ",\"data\":\"" + base64(body.getBytes(UTF_8)) + "\"";
        network.send(
                "newRequest",
                "{\"id\":\"" + id + "\",\"timestamp\":4000,\"method\":\"" + method + "\",\"url\":\"" + url
                        + "\",\"headers\":[{\"key\":\"Accept\",\"value\":\"*/*\"}]" + data + "}");
    }

    private void respond(String id, int status, String type, String encoding, byte[] body) {
        String encoded = encoding.isEmpty() ? "" : ",{\"key\":\"Content-Encoding\",\"value\":\"" + encoding + "\"}";
        network.send(
                "newResponse",
                "{\"id\":\"" + id + "\",\"timestamp\":4250,\"status\":" + status
                        + ",\"reason\":\"\",\"headers\":[{\"key\":\"Content-Type\",\"value\":\"" + type + "\"}"
                        + encoded
                        + "],\"data\":\"" + base64(body)
                        + "\",\"isMock\":false,\"insights\":{\"timeToFirstByte\":200,\"transferTime\":50}}");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
