package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print, against a whole server with one app. */
final class CommandsTest {
    private static final String ID = "Shop#Linux#desk#";

    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(home);
        server.app("Shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void appsAreListedWithTheirPlugins() {
        assertThat(CommandRun.on(server, "apps"))
                .isEqualTo(new CommandRun(0, List.of(ID + "\t" + TestServer.PLUGIN), List.of()));
    }

    @Test
    void appsAreListedAsJson() throws Exception {
        JsonObject app = json(CommandRun.on(server, "apps", "--json").onlyLine());

        assertThat(app.members().keySet())
                .containsExactly("id", "app", "os", "device", "deviceId", "plugins", "backgroundPlugins");
        assertThat(app.string("id")).contains(ID);
        assertThat(app.array("plugins").orElseThrow().strings()).containsExactly(TestServer.PLUGIN);
    }

    @Test
    void devicesAreListed() {
        CommandRun run = CommandRun.on(server, "devices");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).anySatisfy(line -> assertThat(line).isEqualTo("-\tLinux\tdesk\tdummy"));
    }

    @Test
    void devicesAreListedAsJson() throws Exception {
        for (String line : CommandRun.on(server, "devices", "--json").lines()) {
            assertThat(json(line).members().keySet()).containsExactly("serial", "os", "title", "type");
        }
    }

    @Test
    void pluginsOfAnAppAreListed() {
        assertThat(CommandRun.on(server, "plugins", "shop"))
                .isEqualTo(new CommandRun(0, List.of(TestServer.PLUGIN), List.of()));
    }

    @Test
    void pluginsOfAnAppAreListedAsJson() {
        assertThat(CommandRun.on(server, "plugins", "Shop", "--json").onlyLine())
                .isEqualTo("{\"id\":\"Mammals\",\"background\":false,\"app\":\"" + ID + "\"}");
    }

    @Test
    void aCallPrintsTheSuccessValue() {
        assertThat(CommandRun.on(server, "call", "Shop", TestServer.PLUGIN, "echo", "{\"fish\":3}"))
                .isEqualTo(new CommandRun(0, List.of("{\"fish\":3}"), List.of()));
    }

    @Test
    void parametersAreAnEmptyObjectUnlessGiven() {
        assertThat(CommandRun.on(server, "call", "Shop", TestServer.PLUGIN, "echo")
                        .onlyLine())
                .isEqualTo("{}");
    }

    @Test
    void aPairingCodeIsShownOnceWithItsQrCode() {
        CommandRun issued = CommandRun.on(server, "pair", "--lifetime", "2h", "--apps", "3");

        assertThat(issued.exitCode()).isZero();
        assertThat(issued.lines()).hasSize(4);
        assertThat(issued.lines().get(0)).matches("code     \\S+");
        assertThat(issued.lines().get(3)).isEqualTo("apps     0 of 3");
        assertThat(issued.errors()).hasSizeGreaterThan(10).last().asString().contains("It is not shown again.");
    }

    @Test
    void aPairingCodeIsListedAndRevokedByItsId() throws Exception {
        JsonObject issued = json(CommandRun.on(server, "pair", "--json").onlyLine());
        String id = issued.get("id").orElseThrow().toString();
        assertThat(issued.members().keySet()).containsExactly("id", "expires", "apps", "used", "code", "qr");

        assertThat(CommandRun.on(server, "pair", "list", "--json").lines())
                .anySatisfy(line -> assertThat(line).startsWith("{\"id\":" + id + ","));
        assertThat(CommandRun.on(server, "pair", "list").lines()).contains("id       " + id);
        assertThat(CommandRun.on(server, "pair", "revoke", id)).isEqualTo(new CommandRun(0, List.of(), List.of()));
        assertThat(CommandRun.on(server, "pair", "list", "--json").lines())
                .noneSatisfy(line -> assertThat(line).startsWith("{\"id\":" + id + ","));
    }

    @Test
    void certificatesAreShownByTheRunningServer() throws Exception {
        CommandRun text = CommandRun.on(server, "certs");
        JsonObject shown = json(CommandRun.on(server, "certs", "show", "--json").onlyLine());

        assertThat(shown.members().keySet())
                .containsExactly("fingerprint", "subject", "notBefore", "notAfter", "rotationDue");
        assertThat(text.lines())
                .hasSize(5)
                .contains("fingerprint\t" + shown.string("fingerprint").orElseThrow());
    }

    @Test
    void doctorReportsWhatWorks() {
        CommandRun run = CommandRun.on(server, "doctor", "Shop");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .contains("ok      server: The server is running and ready.")
                .contains("ok      app " + ID + ": Connected, with 1 plugins.")
                .anySatisfy(line -> assertThat(line).startsWith("ok      certificates: "));
    }

    @Test
    void doctorReportsAnAppThatIsNotConnected() throws Exception {
        CommandRun text = CommandRun.on(server, "doctor", "Bakery");
        CommandRun json = CommandRun.on(server, "doctor", "Bakery", "--json");

        assertThat(text.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(text.lines())
                .contains("problem apps: No app that matches 'Bakery' is connected. (app-not-connected)")
                .anySatisfy(line -> assertThat(line).startsWith("        try: start the app"));
        JsonObject finding = json(json.lines().get(json.lines().size() - 1));
        assertThat(finding.members().keySet()).containsExactly("check", "ok", "code", "message", "next");
        assertThat(finding.bool("ok")).contains(false);
    }

    @Test
    void helpNamesEveryCommandInTheTermsOfTheField() {
        CommandRun help = CommandRun.of("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(String.join("\n", help.lines()))
                .contains("serve", "devices", "apps", "plugins", "call", "tail", "demo", "pair", "certs", "doctor")
                .contains("Inspects and debugs running apps")
                .contains("4 internal error");
    }

    private static JsonObject json(String line) throws Exception {
        return Json.parseObject(JsonText.of(line));
    }
}
