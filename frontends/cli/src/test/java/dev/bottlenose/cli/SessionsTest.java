package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about recorded sessions print, against a whole server with two apps. */
final class SessionsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    private static Path home;

    @TempDir
    private Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(home);
        for (String name : List.of("Shop", "Bank")) {
            server.app(name);
            CommandRun opened = CommandRun.on(server, "call", name, TestServer.PLUGIN, "echo", "{\"fish\":\"pike\"}");
            assertThat(opened.exitCode()).isZero();
        }
        await().atMost(TIMEOUT)
                .until(() -> search("pike", "--session", session("Shop")).lines().stream()
                        .anyMatch(line -> line.contains("\tShop\t")));
        await().atMost(TIMEOUT)
                .until(() ->
                        !search("pike", "--session", session("Bank")).lines().isEmpty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sessionsAreListedByApp() {
        assertThat(CommandRun.on(server, "sessions").lines()).hasSize(2);
        assertThat(CommandRun.on(server, "sessions", "list", "--app", "Shop").onlyLine())
                .startsWith(session("Shop") + "\t")
                .contains("\trecording\t", "\tShop\tdesk\t");
    }

    @Test
    void aSessionIsShownByTheBeginningOfItsId() {
        String id = session("Bank");

        assertThat(CommandRun.on(server, "sessions", "show", id.substring(0, id.length() - 1))
                        .lines())
                .contains("id       " + id, "app      Bank", "device   desk (Linux)", "plugins  Mammals");
    }

    @Test
    void aKeptSessionHasItsName() throws Exception {
        String id = session("Bank");

        assertThat(CommandRun.on(server, "sessions", "keep", id, "--name", "checkout bug")
                        .exitCode())
                .isZero();

        JsonObject kept =
                json(CommandRun.on(server, "sessions", "show", id, "--json").onlyLine());
        assertThat(kept.string("name")).contains("checkout bug");
        assertThat(kept.bool("kept")).contains(true);
    }

    @Test
    void aSessionThatDoesNotExistIsRefusedWithANextStep() {
        for (List<String> command : List.of(List.of("sessions", "delete", "none"), List.of("export", "none"))) {
            CommandRun run = CommandRun.on(server, command.toArray(String[]::new));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.lines()).isEmpty();
            assertThat(run.errors())
                    .containsExactly(
                            "error: There is no recorded session 'none'. (session-unknown)",
                            "try: bottlenose sessions");
        }
    }

    @Test
    void anIdBelongsToTheActionsThatNeedOne() {
        assertThat(CommandRun.on(server, "sessions", "show").exitCode()).isEqualTo(2);
        assertThat(CommandRun.on(server, "sessions", "list", "x").exitCode()).isEqualTo(2);
    }

    @Test
    void aSearchFindsTextAndPatternsInOneSessionOrAll() {
        assertThat(search("PIKE", "--app", "Shop").lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\tShop\t").containsIgnoringCase("pike"));
        assertThat(search("/fish\":\"p.k/").lines())
                .anyMatch(line -> line.contains("\tShop\t"))
                .anyMatch(line -> line.contains("\tBank\t"));
        assertThat(search("carp")).isEqualTo(new CommandRun(0, List.of(), List.of()));
    }

    @Test
    void whatASearchFindsHasItsPlaceAsJson() throws Exception {
        JsonObject hit = json(search("pike", "--app", "Bank", "--json").lines().get(0));

        assertThat(hit.members().keySet())
                .containsExactly("session", "app", "position", "time", "kind", "plugin", "message");
        assertThat(hit.string("session")).contains(session("Bank"));
        assertThat(hit.string("plugin")).contains(TestServer.PLUGIN);
    }

    @Test
    void aSearchThatCannotBeReadIsWrongUsageOrRefused() {
        assertThat(search("pike", "--since", "yesterday").exitCode()).isEqualTo(2);
        assertThat(search("/(/").exitCode()).isEqualTo(1);
        assertThat(search("/(/").errors()).last().asString().startsWith("try: ");
    }

    @Test
    void aSessionIsExportedAsLinesOfJson() throws Exception {
        Path file = directory.resolve("bank.jsonl");

        CommandRun run = CommandRun.on(server, "export", session("Bank"), "--format", "jsonl", "-o", file.toString());

        assertThat(run).isEqualTo(new CommandRun(0, List.of(), List.of("Wrote " + file + ".")));
        assertThat(Files.readAllLines(file))
                .allSatisfy(line -> assertThat(json(line)).isNotNull())
                .anyMatch(line -> line.contains("pike"));
    }

    @Test
    void aSessionFileAndAHarAreNeverEmpty() throws Exception {
        for (String format : List.of("bottlenose", "har")) {
            Path file = directory.resolve("shop." + format);

            assertThat(CommandRun.on(server, "export", session("Shop"), "--format", format, "-o", file.toString())
                            .exitCode())
                    .isZero();
            assertThat(file).isNotEmptyFile();
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedWithANextStep() {
        CommandRun run = CommandRun.on(
                server,
                "export",
                session("Shop"),
                "-o",
                directory.resolve("none/a").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).hasSize(2).last().asString().startsWith("try: ");
        assertThat(run.errors().get(0)).endsWith("(file-unwritable)");
    }

    private static CommandRun search(String text, String... options) {
        return CommandRun.on(
                server,
                Stream.concat(Stream.of("search", text), Stream.of(options)).toArray(String[]::new));
    }

    private static String session(String app) {
        return CommandRun.on(server, "sessions", "--app", app).onlyLine().split("\t")[0];
    }

    private static JsonObject json(String line) throws Exception {
        return Json.parseObject(JsonText.of(line));
    }
}
