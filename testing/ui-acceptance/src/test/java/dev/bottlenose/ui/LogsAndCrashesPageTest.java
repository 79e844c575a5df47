package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.crash.CrashReporterPlugin;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Lines and crashes, of devices and of apps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class LogsAndCrashesPageTest {
    private final Stage stage;
    private final FixtureBridge.Phone phone;

    LogsAndCrashesPageTest(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
        phone = FixtureBridge.latest();
        phone.appear();
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
    void linesOfADeviceAreFilteredByLevelAndFoldedAndAreThereAfterAReload() throws Exception {
        phone.log(Level.INFO, "Net", "before anybody looked");
        stage.go("Logs");
        assertThat(stage.row("before anybody looked")).isVisible();
        phone.log(Level.ERROR, "Net", "no route {\"host\":\"shop\"}");
        phone.log(Level.DEBUG, "Tick", "again");
        phone.log(Level.DEBUG, "Tick", "again");
        assertThat(stage.row("again")).containsText("2");
        stage.row("no route").click();
        assertThat(stage.details()).containsText("host: \"shop\"");
        stage.examine("logs-device");

        stage.button("Filter Level").click();
        stage.page().getByLabel("debug").uncheck();
        assertThat(stage.row("again")).isHidden();
        assertThat(stage.row("no route")).isVisible();
        stage.page().reload();
        assertThat(stage.row("before anybody looked")).hasCount(1);
        assertThat(stage.row("again")).hasCount(1);

        stage.button("Pause").click();
        phone.log(Level.INFO, "Net", "while paused");
        phone.crash("Later", "a marker that passes the pause", "x");
        stage.go("Crash Reporter");
        assertThat(stage.row("a marker that passes the pause")).isVisible();
        stage.go("Logs");
        assertThat(stage.row("while paused")).hasCount(0);
    }

    @Test
    void crashOfADeviceIsShownWithItsStackAndLeadsToTheLogs() throws Exception {
        phone.crash("java.lang.IllegalStateException", "tank is empty", "at app.Tank.fill(Tank.java:12)");
        stage.go("Crash Reporter");
        stage.row("tank is empty").click();
        assertThat(stage.details()).containsText("at app.Tank.fill(Tank.java:12)");
        stage.examine("crash-device");
        stage.button("Open in Logs").click();
        assertThat(stage.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Logs")))
                .isVisible();
    }

    @Test
    void crashOfAnAppIsShownAlsoAfterItDisconnected() throws Exception {
        CrashReporterPlugin crashes = new CrashReporterPlugin();
        FlipperClient app = stage.app("Fragile", crashes);
        Locator link = stage.page()
                .locator(".app-group", new Page.LocatorOptions().setHasText("Fragile"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Crash Reporter"));
        assertThat(link).isVisible();
        crashes.report(Thread.currentThread(), new IllegalStateException("keel is broken"));
        link.click();
        assertThat(stage.row("keel is broken")).isVisible();
        app.stop();
        stage.page().reload();
        stage.row("keel is broken").click();
        assertThat(stage.details()).containsText("IllegalStateException");
    }

    @Test
    void linesOfAJvmAppAreShown() throws Exception {
        stage.demo("Harbour");
        stage.page()
                .locator(".app-group", new Page.LocatorOptions().setHasText("Harbour"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Logs"))
                .click();
        stage.row("order 1:").click();
        assertThat(stage.details()).containsText("customers");
        stage.examine("logs-jvm");
    }

    @Test
    void screenOfADeviceIsPhotographed() throws Exception {
        stage.go("Screen");
        stage.button("Take screenshot").click();
        assertThat(stage.page().getByAltText("Screen of the device")).isVisible();
        stage.examine("screen");
    }
}
