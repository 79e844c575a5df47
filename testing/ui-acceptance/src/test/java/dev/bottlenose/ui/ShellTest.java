package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page around the plugins: apps, their state, pairing, and the keyboard. */
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class ShellTest {
    private final Stage stage;
    private final Page page;

    ShellTest(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
        page = stage.page();
    }

    @BeforeEach
    void enter() {
        stage.enter();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void pageExplainsHowToConnectAnAppAndListsItAsSoonAsItConnects() throws Exception {
        assertThat(page).hasURL("http://localhost:" + stage.server().ports().ui() + "/");
        assertThat(page.getByText("No app is connected yet")).isVisible();
        assertThat(page.getByText("./bottlenose demo")).isVisible();
        stage.examine("start");

        stage.demo("Harbour");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Network")))
                .isVisible();
        stage.go("Network");
        assertThat(stage.row("/prices/").first()).isVisible();
        stage.go("orders");
        assertThat(stage.row("1").first()).isVisible();
        stage.go("Pairing");
        assertThat(page.getByText("Certificates delivered").first()).isVisible();
        stage.examine("connecting");
    }

    @Test
    void messagesAreShownAfterAReloadOnASecondPageAndAfterTheAppDisconnected() throws Exception {
        FixturePlugin plugin = new FixturePlugin("Words", true);
        FlipperClient app = stage.app("Speaker", plugin);
        plugin.awaitOpen();
        plugin.send("said", "{\"word\":\"porpoise\"}");
        stage.go("Words");
        assertThat(stage.row("porpoise")).isVisible();

        page.reload();
        assertThat(stage.row("porpoise")).hasCount(1);

        Page second = stage.newPage();
        second.navigate(page.url());
        assertThat(second.locator(".row", new Page.LocatorOptions().setHasText("porpoise")))
                .hasCount(1);
        plugin.send("said", "{\"word\":\"narwhal\"}");
        assertThat(second.locator(".row", new Page.LocatorOptions().setHasText("narwhal")))
                .hasCount(1);
        assertThat(stage.row("narwhal")).hasCount(1);

        app.stop();
        assertThat(page.getByText("disconnected, showing the last messages")).isVisible();
        page.reload();
        assertThat(stage.row("porpoise")).hasCount(1);
        assertThat(stage.row("narwhal")).hasCount(1);
        stage.examine("disconnected");

        app.start();
        assertThat(page.getByText("disconnected, showing the last messages")).isHidden();
        plugin.awaitOpen();
        plugin.send("said", "{\"word\":\"beluga\"}");
        assertThat(stage.row("beluga")).hasCount(1);
        assertThat(stage.row("porpoise")).hasCount(1);
    }

    @Test
    void appThatDoesNotConnectIsShownWithItsStepsAndTheNextThingToDo() throws Exception {
        stage.go("Pairing");
        assertThat(page.getByText("No pairing attempts yet")).isVisible();
        stage.button("Pair with a code").click();
        assertThat(page.getByAltText("The pairing code as a QR code")).isVisible();
        assertThat(page.locator(".code-text")).not().isEmpty();
        stage.examine("pairing-code");
        stage.button("Hide").click();

        WebSocket pairing = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://localhost:" + stage.server().ports().insecure()
                                + "/?os=Linux&device=desk&device_id=unknown&app=Stranded&sdk_version=4&medium=1"),
                        new WebSocket.Listener() {})
                .get((long) Chromium.TIMEOUT_MS, TimeUnit.MILLISECONDS);
        pairing.sendText(
                        FlipperObject.of("method", "signCertificate", "csr", "no request", "destination", "/absent/")
                                .toJsonString(),
                        true)
                .get((long) Chromium.TIMEOUT_MS, TimeUnit.MILLISECONDS);

        Locator card = page.locator("article", new Page.LocatorOptions().setHasText("Stranded"));
        assertThat(card).containsText("failed");
        assertThat(card).containsText("Connected for the certificate exchange");
        assertThat(card.locator(".next").first()).containsText("Try:");
        stage.examine("failed");

        page.reload();
        assertThat(card).containsText("Connected for the certificate exchange");
        assertThat(card.locator(".next").first()).containsText("Try:");
        pairing.abort();
    }

    @Test
    void everythingIsReachedWithTheKeyboard() throws Exception {
        FixturePlugin words = new FixturePlugin("Words", true);
        stage.app("Keys", words, new FixturePlugin("Other", true));
        words.awaitOpen();
        words.send("said", "{\"word\":\"first\"}");
        words.send("said", "{\"word\":\"second\"}");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Words")))
                .isVisible();

        page.keyboard().press("Control+k");
        page.getByRole(AriaRole.COMBOBOX).fill("keys wor");
        stage.examine("palette");
        page.keyboard().press("Enter");
        assertThat(stage.row("second")).isVisible();
        page.keyboard().press("/");
        page.keyboard().type("first");
        assertThat(stage.row("second")).isHidden();
        page.keyboard().press("Escape");
        assertThat(stage.row("second")).isVisible();
        page.locator("[role=grid]").focus();
        page.keyboard().press("j");
        page.keyboard().press("ArrowDown");
        assertThat(stage.details()).containsText("word: \"second\"");
        page.keyboard().press("Escape");
        assertThat(stage.details()).isHidden();
        page.keyboard().press("Control+l");
        assertThat(stage.row("second")).isHidden();

        page.keyboard().press("g");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Other")))
                .isVisible();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Go to an app, plugin or action");
        stage.examine("keys");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

        page.keyboard().press("t");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void unauthorizedBrowserIsShownTheNextStep() throws Exception {
        Page stranger = stage.hold(stage.context().browser().newContext()).newPage();
        stranger.navigate("http://localhost:" + stage.server().ports().ui() + "/");

        assertThat(stranger.getByText("This browser is not authorized.")).isVisible();
        assertThat(stage.pageErrors()).isEmpty();
    }
}
