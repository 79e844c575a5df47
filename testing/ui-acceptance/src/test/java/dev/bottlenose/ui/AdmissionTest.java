package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.bottlenose.server.BottlenoseServer;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerOptions;
import dev.bottlenose.server.ServerPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How browsers get in, and that nobody else on this computer does with what they keep. */
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class AdmissionTest {
    /** Tries to open the API from the page that is shown; true if it opens. */
    private static final String OPENS = "address => new Promise(resolve => { const socket = new WebSocket(address);"
            + " socket.onopen = () => resolve(true); socket.onerror = () => resolve(false); })";

    /** Tries to run a script from another port; true if it runs. */
    private static final String RUNS = "address => new Promise(resolve => { const script ="
            + " document.createElement('script'); script.src = address; script.onload = () => resolve(true);"
            + " script.onerror = () => resolve(false); document.head.append(script); })";

    private static final String STORED = "() => localStorage.getItem('bottlenose.key')";

    @TempDir
    private Path folder;

    private final Chromium chromium = new Chromium();
    private BrowserContext context;
    private BottlenoseServer server;
    private Page page;

    @BeforeEach
    void enter() throws Exception {
        Files.createDirectories(folder.resolve("bottlenose/plugins"));
        Files.writeString(folder.resolve("bottlenose/plugins/own.js"), "export default 1;");
        server = start(ServerPorts.ANY);
        context = chromium.browser().newContext();
        page = open(context);
        page.navigate(server.pageAddress());
        assertConnected(page);
    }

    @AfterEach
    void close() {
        context.close();
        chromium.close();
        server.close();
    }

    @Test
    void serverOnAnotherPortThatTheBrowserVisitsGetsNothing() throws Exception {
        assertThat(page).hasURL(address());
        assertThat(context.cookies()).isEmpty();
        try (OtherPort other = new OtherPort()) {
            Page visit = open(context);
            visit.navigate(other.address());

            assertThat(other.requests())
                    .isNotEmpty()
                    .allSatisfy(request ->
                            assertThat(request.toLowerCase(Locale.ROOT)).doesNotContain("cookie"));
            assertThat(visit.evaluate(STORED)).isNull();
            assertThat(visit.evaluate(OPENS, address().replace("http", "ws"))).isEqualTo(false);
            assertThat(visit.evaluate(RUNS, address() + "plugins/own.js")).isEqualTo(false);
            assertThat(visit.evaluate(RUNS, address() + "shared/preact.js")).isEqualTo(false);
        }
        assertThat(page.evaluate(STORED)).isNotNull();
    }

    @Test
    void everyOpenPageAndReloadSurvivesARestartOfTheServer() throws Exception {
        Page second = open(context);
        second.navigate(address());
        assertConnected(second);

        restart();

        assertConnected(page);
        assertConnected(second);
        page.reload();
        assertConnected(page);
    }

    @Test
    void programThatTakesThePortGetsNothingThatOpensTheServer() throws Exception {
        String stored = String.valueOf(page.evaluate(STORED));
        int port = server.ports().ui();
        server.close();
        try (OtherPort stranger = new OtherPort(port)) {
            assertThat(page.getByText("This browser is not authorized.")).isVisible();

            assertThat(stranger.requests()).isNotEmpty().allSatisfy(request -> {
                assertThat(request).startsWith("/challenge?nonce=").doesNotContain("proof=");
                assertThat(request).doesNotContain(stored.replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1"));
            });
        }
        server = start(portsWithUi(port));
        assertConnected(page);
    }

    @Test
    void addressWorksOnceAndEachBrowserGetsItsOwn() {
        String used = server.pageAddress();
        try (BrowserContext another = chromium.browser().newContext();
                BrowserContext third = chromium.browser().newContext()) {
            Page first = open(another);
            first.navigate(used);
            assertConnected(first);
            Page again = open(third);
            again.navigate(used);
            assertThat(again.getByText("bottlenose open")).isVisible();
            assertThat(again).hasURL(address());

            again.navigate(server.pageAddress());
            assertConnected(again);
        }
    }

    private void restart() throws Exception {
        ServerPorts ports = server.ports();
        server.close();
        assertThat(page.getByText("The server is disconnected.")).isVisible();
        server = start(ports);
    }

    private BottlenoseServer start(ServerPorts ports) throws Exception {
        return BottlenoseServer.start(
                ServerOptions.in(new Home(folder))
                        .ports(ports)
                        .disabledBridges(Set.of("android", "ios"))
                        .build(),
                event -> {});
    }

    private static ServerPorts portsWithUi(int ui) {
        ServerPorts any = ServerPorts.ANY;
        return new ServerPorts(
                ui, any.secure(), any.insecure(), any.browser(), any.rsocketSecure(), any.rsocketInsecure());
    }

    private String address() {
        return "http://localhost:" + server.ports().ui() + "/";
    }

    private static Page open(BrowserContext context) {
        Page made = context.newPage();
        made.setDefaultTimeout(Chromium.TIMEOUT_MS);
        made.setDefaultNavigationTimeout(Chromium.TIMEOUT_MS);
        return made;
    }

    private static void assertConnected(Page page) {
        assertThat(page.locator(".chip.ok[role=status]")).hasText("Connected");
    }
}
