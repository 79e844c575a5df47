package dev.bottlenose.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium, driven by Playwright, whose driver is npm's {@code playwright-core} out of {@code peers}. One for each
 * test class: a Playwright belongs to one thread.
 */
final class Chromium implements AutoCloseable {
    /** How long anything on the page may take on a machine that does ten things at once. */
    static final double TIMEOUT_MS = 60_000;

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
    private static final Path PEERS =
            Path.of("../peers/node_modules").toAbsolutePath().normalize();

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        System.setProperty("playwright.cli.dir", driver().toString());
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", "node", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(FLAGS)
                        .setTimeout(TIMEOUT_MS));
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
    }

    /** Whether there is one. */
    static boolean isInstalled() {
        return Files.isExecutable(EXECUTABLE);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** The source of axe, the accessibility checker. */
    static String axe() {
        try {
            return Files.readString(PEERS.resolve("axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory in the layout in which Playwright expects its driver. */
    private static Path driver() {
        try {
            Path folder = Files.createDirectories(Path.of("target/playwright").toAbsolutePath());
            Path link = folder.resolve("package");
            if (!Files.exists(link)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, PEERS.resolve("playwright-core"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
