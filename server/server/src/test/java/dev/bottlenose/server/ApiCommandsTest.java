package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of front ends, and how malformed ones are answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiCommandsTest {
    private final RunningServer server;

    ApiCommandsTest(@TempDir Path home) throws Exception {
        server = RunningServer.in(home);
    }

    @AfterEach
    void disconnectPeers() throws Exception {
        server.disconnectPeers();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "", "[]", "{\"event\":\"exec\"", "null", "{} {}"})
    void textThatIsNoJsonObjectIsAnsweredByAnError(String text) throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.send(text);

        assertThat(frontEnd.awaitError()).isNotBlank();
        assertStillServed(frontEnd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"exec\"}",
                "{\"event\":\"exec\",\"payload\":7}",
                "{\"event\":\"exec\",\"payload\":{\"id\":\"1\",\"command\":\"device-list\",\"args\":[]}}",
                "{\"event\":\"exec\",\"payload\":{\"id\":1.5,\"command\":\"device-list\",\"args\":[]}}",
                "{\"event\":\"exec\",\"payload\":{\"id\":1,\"command\":7,\"args\":[]}}",
            })
    void execWithoutNumberOrCommandIsAnsweredByAnError(String text) throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.send(text);

        assertThat(frontEnd.awaitError()).contains("'id'").contains("'command'");
        assertStillServed(frontEnd);
    }

    @Test
    void unknownEventsAreIgnored() throws Exception {
        WebSocketPeer frontEnd = server.hold(WebSocketPeer.connect(
                "ws://localhost:" + server.ports().ui() + "/?events=none&token=" + server.token(), Map.of()));
        frontEnd.send("{\"event\":\"unheard-of\",\"payload\":{\"id\":1,\"command\":\"device-list\",\"args\":[]}}");
        frontEnd.send("{\"no\":\"event\"}");
        frontEnd.send("{\"event\":\"exec\",\"payload\":{\"id\":2,\"command\":\"device-find\",\"args\":[\"?\"]}}");

        assertThat(frontEnd.next()).isEqualTo("{\"event\":\"exec-response\",\"payload\":{\"id\":2}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"args\":null", ",\"args\":{\"0\":\"x\"}", ",\"args\":\"x\""})
    void argumentsThatAreNoArrayFailTheCommand(String arguments) throws Exception {
        WebSocketPeer frontEnd = server.hold(WebSocketPeer.connect(
                "ws://localhost:" + server.ports().ui() + "/?events=none&token=" + server.token(), Map.of()));
        frontEnd.send("{\"event\":\"exec\",\"payload\":{\"id\":0,\"command\":\"device-list\"" + arguments + "}}");

        assertThat(frontEnd.next())
                .isEqualTo("{\"event\":\"exec-response-error\",\"payload\":"
                        + "{\"id\":0,\"data\":\"Payload args argument is not an iterable.\"}}");
    }

    @Test
    void unknownCommandIsNamed() throws Exception {
        assertThat(server.frontEnd().refusal("dance", 1)).isEqualTo("Unimplemented server command: dance");
    }

    @ParameterizedTest
    @CsvSource({
        "device-find, Argument 1 must be a string.",
        "client-find, Argument 1 must be a string.",
        "client-request, Argument 2 must be an object.",
        "client-request-response, Argument 2 must be an object.",
        "log-connectivity-event, Argument 1 must be a string.",
    })
    void argumentsOfAWrongTypeAreNamed(String command, String sentence) throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();

        for (Object[] arguments : new Object[][] {{}, {7, 7}, {List.of(), "text"}}) {
            assertThat(frontEnd.refusal(command, arguments)).isEqualTo(command + ": " + sentence);
        }
        assertStillServed(frontEnd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node-api-exec",
                "node-api-fs-access",
                "node-api-fs-pathExists",
                "node-api-fs-mkdir",
                "node-api-fs-rm",
                "node-api-fs-unlink",
                "node-api-fs-readlink",
                "node-api-fs-copyFile",
                "node-api-fs-stat",
                "node-api-fs-readfile",
                "node-api-fs-readfile-binary",
                "node-api-fs-writefile",
                "node-api-fs-writefile-binary",
                "plugin-source",
                "plugins-install-from-npm",
                "plugins-install-from-file",
                "plugins-server-add-on-start",
                "keychain-read",
                "open-file",
                "download-file-start",
            })
    void commandsThatWouldAccessTheComputerAreRefused(String command, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("made");

        String refusal = server.frontEnd().refusal(command, "touch " + file, file.toString(), "text");

        assertThat(refusal)
                .startsWith("Refused: " + command)
                .contains("command-refused")
                .contains("try: ");
        assertThat(file).doesNotExist();
    }

    /** In the order in which the original's page (0.162) sends them before it shows anything. */
    @Test
    void originalPageGetsAllResponsesItStartsWith() throws Exception {
        FakeApp app = server.app("shown").awaitBackground();
        FrontEndPeer page = server.frontEnd("&server_companion=true");

        JsonObject config = page.object(PageCommands.CONFIG);
        for (String needed : new String[] {
            "gatekeepers", "env", "paths", "launcherSettings", "environmentInfo", "settings", "processConfig"
        }) {
            assertThat(config.object(needed)).as(needed).isPresent();
        }
        assertThat(config.object("environmentInfo")
                        .orElseThrow()
                        .object("os")
                        .orElseThrow()
                        .string("platform"))
                .isPresent();
        assertThat(config.object("processConfig").orElseThrow().has("launcherMsg"))
                .isTrue();
        assertThat(config.string("sessionId")).isPresent();
        JsonObject settings = config.object("settings").orElseThrow();

        assertThat(page.object(ServerCommands.STATE)).hasToString("{\"state\":\"started\",\"error\":\"undefined\"}");
        JsonObject checks = page.object(
                PageCommands.HEALTH_CHECKS,
                Json.object().put("settings", settings).build());
        assertThat(checks.object("common").orElseThrow().array("healthchecks")).isPresent();
        assertThat(checks.object("common").orElseThrow().bool("isSkipped")).contains(false);
        for (String skipped : new String[] {"android", "ios"}) {
            assertThat(checks.object(skipped).orElseThrow().bool("isSkipped")).contains(true);
            assertThat(checks.object(skipped).orElseThrow().string("skipReason"))
                    .isPresent();
        }
        assertThat(page.exec(PageCommands.CHANGELOG)).contains(Json.of(""));
        assertThat(page.refusal("node-api-exec", "klist --json", Json.of(null))).startsWith("Refused: ");
        assertThat(page.list(PageCommands.BUNDLED_PLUGINS)).isEmpty();
        JsonObject health = page.object(
                PageCommands.RUN_HEALTH_CHECK,
                Json.object().put("settings", settings).build(),
                "common",
                "common.certificates");
        assertThat(health.string("status")).contains("SUCCESS");
        assertThat(health.string("message")).isPresent();
        assertThat(page.list(PageCommands.LOAD_PLUGINS)).isEmpty();
        assertThat(page.refusal(PageCommands.PLUGIN_SOURCE, "/etc/passwd")).startsWith("Refused: ");
        assertThat(page.exec(PageCommands.REMOVE_PLUGINS, List.of())).isEmpty();
        assertThat(page.list(DeviceCommands.LIST))
                .contains(RunningServer.parse("{\"os\":\"Browser\",\"title\":\"fake\",\"deviceType\":\"dummy\","
                        + "\"serial\":\"on-shown\",\"features\":"
                        + "{\"screenshotAvailable\":false,\"screenCaptureAvailable\":false}}"));
        assertThat(page.list(PageCommands.INSTALLED_PLUGINS)).isEmpty();
        JsonObject client = page.list(AppCommands.LIST).stream()
                .filter(listed -> listed.string("id").orElse("").equals(app.id()))
                .findAny()
                .orElseThrow();
        assertThat(client.object("query"))
                .contains(RunningServer.parse("{\"app\":\"shown\",\"os\":\"Browser\",\"device\":\"fake\","
                        + "\"device_id\":\"on-shown\",\"sdk_version\":4,\"medium\":\"NONE\"}"));
    }

    @Test
    void findCommandsReturnTheEntriesOfTheLists() throws Exception {
        FakeApp app = server.app("found").awaitBackground();
        FrontEndPeer frontEnd = server.frontEnd();
        frontEnd.catchUpWith(app);

        assertThat(frontEnd.list(AppCommands.LIST)).contains(frontEnd.object(AppCommands.FIND, app.id()));
        assertThat(frontEnd.list(DeviceCommands.LIST)).contains(frontEnd.object(DeviceCommands.FIND, "on-found"));
        assertThat(frontEnd.object(AppCommands.FIND, app.id()).array("backgroundPlugins"))
                .contains(Json.array(List.of(Json.of("Also"), Json.of("Back"))));
        assertThat(frontEnd.exec(AppCommands.FIND, "nobody")).isEmpty();
        assertThat(frontEnd.exec(DeviceCommands.FIND, "nothing")).isEmpty();
    }

    @Test
    void notesOfAPageReachEveryFrontEnd() throws Exception {
        FrontEndPeer other = server.frontEnd();
        FrontEndPeer page = server.frontEnd();

        assertThat(page.exec(ServerCommands.LOG_CONNECTIVITY, "warning", Json.of(null), "first", "second"))
                .isEmpty();

        JsonObject line = other.await(ServerEvent.ConnectivityLogged.TYPE);
        assertThat(line.string("type")).contains("warning");
        assertThat(line.string("message")).contains("A front end reports: first");
    }

    @Test
    void callToAMissingAppFailsImmediately() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();

        JsonObject answer = frontEnd.object(AppCommands.REQUEST_RESPONSE, "nobody", FakeApp.execute(3, "echo"));

        assertThat(answer.object("error").orElseThrow().string("name")).contains("CLIENT_DISCONNECTED");
        assertThat(answer.integer("id")).hasValue(3);
        assertThat(answer.integer("length")).hasValue(0);
        assertThat(frontEnd.exec(AppCommands.REQUEST, "nobody", FakeApp.execute(3, "echo")))
                .isEmpty();
    }

    @Test
    void everyFrontEndIsNotifiedOfANewOne() throws Exception {
        FrontEndPeer first = server.frontEnd();
        first.await(ServerEvent.FrontEndConnected.TYPE);

        server.frontEnd();

        assertThat(first.await(ServerEvent.FrontEndConnected.TYPE)).hasToString("{}");
    }

    @Test
    void shutdownReachesTheOwnerOfTheServer(@TempDir Path home) throws Exception {
        try (RunningServer other = RunningServer.in(home)) {
            CompletableFuture<Void> asked = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    other.server().awaitStopRequest();
                    asked.complete(null);
                } catch (InterruptedException e) {
                    asked.completeExceptionally(e);
                }
            });
            waiting.start();
            FrontEndPeer frontEnd = other.frontEnd();
            assertThat(asked).isNotDone();

            frontEnd.ask(ServerCommands.SHUTDOWN);

            assertThat(asked).succeedsWithin(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
            other.server().close();
            assertThat(frontEnd.await(ServerEvent.StateChanged.TYPE).string("state"))
                    .contains("closed");
            assertThat(frontEnd.awaitCloseCode()).isEqualTo(1012);
        }
    }

    private static void assertStillServed(FrontEndPeer frontEnd) {
        assertThat(frontEnd.object(ServerCommands.STATE).string("state")).contains("started");
    }
}
