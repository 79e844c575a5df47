package dev.bottlenose.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.bottlenose.samples.plain.Demo;
import dev.bottlenose.samples.plain.Options;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.FlipperClientBuilder;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.server.BottlenoseServer;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerOptions;
import dev.bottlenose.server.ServerPorts;
import dev.bottlenose.server.history.HistoryLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A server, a browser that was let in, and apps that connect. */
final class Stage implements AutoCloseable {
    private static final long HISTORY = 192L << 20;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<String> pageErrors = new ArrayList<>();
    private final Path folder;
    private final BottlenoseServer server;
    private final BrowserContext context;
    private final Page page;

    /** @param folder for all that is written */
    Stage(Path folder) throws Exception {
        this.folder = folder;
        Home home = new Home(folder.resolve("home"));
        server = hold(BottlenoseServer.start(
                ServerOptions.in(home)
                        .ports(ServerPorts.ANY)
                        .history(new HistoryLimits(HISTORY, HISTORY, 16))
                        .build(),
                event -> {}));
        Chromium chromium = hold(new Chromium());
        context = hold(chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 760)
                        .setColorScheme(ColorScheme.LIGHT)
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))));
        page = newPage();
    }

    BottlenoseServer server() {
        return server;
    }

    /** Where plugins of the page lie. */
    Path plugins() throws Exception {
        return Files.createDirectories(folder.resolve("home/bottlenose/plugins"));
    }

    /** The page, opened at its start. */
    Page page() {
        return page;
    }

    /** The browser with all its pages. */
    BrowserContext context() {
        return context;
    }

    /** Opens the page with an address as {@code serve} prints it. */
    Stage enter() {
        page.navigate(server.pageAddress());
        return this;
    }

    /** One more page of the same browser. */
    Page newPage() {
        Page made = context.newPage();
        made.setDefaultTimeout(Chromium.TIMEOUT_MS);
        made.setDefaultNavigationTimeout(Chromium.TIMEOUT_MS);
        made.onPageError(pageErrors::add);
        made.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                pageErrors.add(message.text());
            }
        });
        return made;
    }

    /** Errors the page's code or its security policy raised. */
    List<String> pageErrors() {
        return pageErrors;
    }

    /** An app with these plugins, on the browser channel, which needs no certificates. */
    FlipperClient app(String name, FlipperPlugin... plugins) {
        FlipperClientBuilder builder = FlipperClient.builder(name)
                .os("Linux")
                .device("bench")
                .deviceId("bench-" + name)
                .privateDirectory(folder.resolve("app-" + name))
                .browserPort(server.ports().browser());
        FlipperClient client = builder.build();
        for (FlipperPlugin plugin : plugins) {
            client.addPlugin(plugin);
        }
        open.push(client::stop);
        client.start();
        return client;
    }

    /** The sample, which pairs and connects with certificates. */
    Demo demo(String name) {
        Demo demo = new Demo(new Options(
                name,
                Optional.empty(),
                "localhost",
                server.ports().secure(),
                server.ports().insecure()));
        open.push(demo::stop);
        demo.start();
        return demo;
    }

    /** Closes it at the end, before all that was there earlier. */
    <T extends AutoCloseable> T hold(T part) {
        open.push(part);
        return part;
    }

    /** Goes to a plugin of the app that is listed. */
    void go(String title) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(title).setExact(true))
                .first()
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator tab(String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Writes into an editor what a developer would type. */
    void write(Locator editor, String text) {
        editor.press("Control+a");
        editor.press("Delete");
        editor.pressSequentially(text);
    }

    /** A row of the table that is shown. */
    Locator row(String text) {
        return page.locator(".row", new Page.LocatorOptions().setHasText(text));
    }

    /** The pane with the details. */
    Locator details() {
        return page.locator(".split-side");
    }

    /** Takes pictures of what is shown, dark and light, and asks axe whether everybody can use it. */
    void examine(String view) throws Exception {
        Path pictures = Files.createDirectories(Path.of("target/screenshots"));
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String name = view + (scheme == ColorScheme.DARK ? "-dark" : "-light") + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name)));
            assertThat(Axe.violations(page)).as("axe on %s", name).isEmpty();
        }
        assertThat(pageErrors).isEmpty();
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
