package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of phones whose app's side is not in our SDK; fixtures take its place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class SmallPluginsPageTest {
    private static final String PICTURE = "data:image/png;base64," + FixtureBridge.PNG;

    private final Stage stage;
    private final Page page;
    private final FixtureBridge.Phone phone;

    private final FixturePlugin navigation = new FixturePlugin("Navigation", true)
            .sendsOnOpen(
                    app -> app.send("nav_event", "{\"uri\":\"shop://cart\",\"date\":\"Monday\",\"class\":\"Cart\"}"));

    private final FixturePlugin sandbox = new FixturePlugin("Sandbox", false)
            .answers(
                    "getSandbox",
                    "[{\"name\":\"Harbour\",\"value\":\"harbour.test\"},{\"name\":\"Sea\",\"value\":\"sea.test\"}]")
            .answers("setSandbox", "{\"result\":true}");

    private final FixturePlugin cookies = new FixturePlugin("cookies", true).sendsOnOpen(app -> {
        app.send("addCookie", "{\"id\":1,\"Name\":\"stale\",\"Expires\":\"-\",\"Value\":\"0\"}");
        app.send("resetCookies", "{}");
        app.send("addCookie", "{\"id\":1,\"Name\":\"session\",\"Expires\":\"tomorrow\",\"Value\":\"abc\"}");
    });

    private final FixturePlugin leaks = new FixturePlugin("LeakCanary", false)
            .answers("clear", "{}")
            .sendsOnOpen(app -> app.send(
                    "reportLeak2",
                    "{\"leaks\":[{\"title\":\"shop.CartActivity\",\"root\":\"0\",\"retainedSize\":\"2048 bytes\",\"details\":\"none\","
                            + "\"elements\":{\"0\":{\"id\":\"0\",\"name\":\"shop.Leaky.cache\",\"children\":[\"1\"],"
                            + "\"attributes\":[{\"name\":\"kind\",\"value\":\"static\"}],\"data\":{}},"
                            + "\"1\":{\"id\":\"1\",\"name\":\"shop.CartActivity\",\"children\":[],\"attributes\":[],"
                            + "\"data\":{\"Static Fields\":{\"TAG\":\"cart\"}}}}}]}"));

    private final FixturePlugin images = new FixturePlugin("Fresco", true)
            .answers(
                    "listImages",
                    "{\"levels\":[{\"cacheType\":\"Bitmap memory\",\"clearKey\":\"memory\",\"sizeBytes\":4096,"
                            + "\"imageIds\":[\"a\",\"b\"]}]}")
            .answers(
                    "getImage",
                    params -> "{\"imageId\":\"" + params.getString("imageId") + "\",\"uri\":\"https://shop.test/"
                            + params.getString("imageId")
                            + ".png\",\"width\":64,\"height\":48,\"sizeBytes\":2048,\"surface\":\"list\",\"data\":\""
                            + PICTURE + "\"}")
            .answers("clear", "{}")
            .answers("trimMemory", "{}")
            .answers("enableDebugOverlay", "{}")
            .sendsOnOpen(app -> app.send(
                    "events",
                    "{\"imageIds\":[\"a\"],\"attribution\":[\"cart\"],\"startTime\":1000,\"endTime\":1250,"
                            + "\"source\":\"network\",\"coldStart\":true}"));

    SmallPluginsPageTest(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
        page = stage.page();
        phone = FixtureBridge.latest();
        phone.appear();
        stage.app("Shop", navigation, sandbox, cookies, leaks, images);
    }

    @BeforeEach
    void enter() {
        stage.enter();
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
    }

    @Test
    void placesAreListedMarkedAndGoneTo() throws Exception {
        stage.go("Navigation");
        Locator places = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Places"));
        assertThat(places).containsText("shop://cart");
        places.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bookmark"))
                .click();
        assertThat(page.locator(".list-pane")).containsText("shop://cart");
        stage.examine("navigation");

        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("shop://item/{number}");
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("number").fill("7");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open"))
                .click();
        // The app's device is not the phone, so the server answers that it is not connected.
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("device-not-found");
        assertThat(phone.places().poll(0, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void environmentIsChosen() throws Exception {
        stage.go("Sandbox");
        page.getByText("sea.test").click();
        assertThat(sandbox.awaitCall("setSandbox").getString("sandbox")).isEqualTo("sea.test");
        assertThat(page.getByText("The app now uses sea.test.")).isVisible();
        stage.examine("sandbox");
        page.getByLabel("Another address").fill("lake.test");
        stage.button("Use").click();
        assertThat(sandbox.awaitCall("setSandbox").getString("sandbox")).isEqualTo("lake.test");
    }

    @Test
    void cookiesAreThoseAfterTheLastReset() throws Exception {
        stage.go("Cookies");
        assertThat(stage.row("session")).containsText("tomorrow");
        assertThat(page.locator(".row")).hasCount(1);
        stage.examine("cookies");
    }

    @Test
    void leakIsShownAsAPathAndClearedForGood() throws Exception {
        stage.go("LeakCanary");
        Locator tree = page.getByRole(AriaRole.TREE);
        assertThat(tree.getByText("Leaky.cache")).isVisible();
        tree.getByText("CartActivity").click();
        assertThat(stage.details()).containsText("cart");
        page.getByLabel("Full class names").check();
        assertThat(tree.getByText("shop.Leaky.cache")).isVisible();
        stage.examine("leakcanary");
        stage.button("Clear").click();
        leaks.awaitCall("clear");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No leak")))
                .isVisible();
    }

    @Test
    void imagesOfEachCacheAreShownAndTheCacheIsCleared() throws Exception {
        stage.go("Images");
        page.getByLabel("Image https://shop.test/a.png").click();
        assertThat(stage.details()).containsText("64 × 48, 2.0 kB");
        assertThat(stage.details()).containsText("250 ms");
        stage.examine("images");
        page.getByLabel("Cold start").check();
        assertThat(page.getByLabel("Image https://shop.test/b.png")).isHidden();
        stage.button("Clear").click();
        assertThat(images.awaitCall("clear").getString("type")).isEqualTo("memory");
        page.getByLabel("Overlay on device").click();
        assertThat(images.awaitCall("enableDebugOverlay").getBoolean("enabled")).isTrue();
    }
}
