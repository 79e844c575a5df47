package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What apps send is on disk. */
final class RecordingTest {
    @TempDir
    private Path home;

    private final List<RunningServer> started = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (RunningServer server : started) {
            server.close();
        }
    }

    @Test
    void messagesAndCallsOfAnAppAreThereAfterARestart() throws Exception {
        RunningServer server = start(home);
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp app = server.app("shop").awaitBackground();
        app.tick("Back", 1);
        frontEnd.call(app, "echo");
        app.tick("Also", 2);
        frontEnd.catchUpWith(app);
        app.disconnect();
        frontEnd.await(ServerEvent.ClientDisconnected.TYPE);
        server.close();

        FrontEndPeer later = start(home).frontEnd();
        List<JsonObject> sessions = later.list(RecordingCommands.SESSIONS);
        assertThat(sessions).hasSize(1);
        assertThat(sessions.get(0).string("client")).contains(app.id());
        assertThat(sessions.get(0).bool("live")).contains(false);
        String id = sessions.get(0).string("id").orElseThrow();
        assertThat(kinds(later, range(id).put("from", 0)))
                .containsExactly(
                        "connection",
                        "connection",
                        "message Back",
                        "call Front",
                        "answer Front",
                        "message Also",
                        "call Front",
                        "answer Front",
                        "connection");
        assertThat(kinds(later, range(id).put("plugin", "Also"))).containsExactly("message Also");
        assertThat(kinds(later, range(id).put("before", 3).put("most", 1))).containsExactly("message Back");
    }

    @Test
    void sessionsAreSearchedKeptAndDeleted() throws Exception {
        RunningServer server = start(home);
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp app = server.app("shop").awaitBackground();
        app.tick("Back", 1, "a blue whale");
        app.tick("Back", 2, "a red fish");
        app.tick("Also", 3, "a BLUE fish");
        await().until(() -> hits(frontEnd, Json.object().put("text", "fish")).size() == 2);

        assertThat(hits(frontEnd, Json.object().put("text", "blue"))).containsExactly("a BLUE fish", "a blue whale");
        assertThat(hits(frontEnd, Json.object().put("text", "/[a-z] fish/"))).containsExactly("a red fish");
        assertThat(hits(frontEnd, Json.object().put("text", "blue").put("plugin", "Back")))
                .containsExactly("a blue whale");
        assertThat(hits(frontEnd, Json.object().put("text", "blue").put("app", "other")))
                .isEmpty();
        assertThat(frontEnd.refusal(
                        RecordingCommands.SEARCH,
                        Json.object().put("text", "/(/").build()))
                .contains("(regex-malformed)");

        String id =
                frontEnd.list(RecordingCommands.SESSIONS).get(0).string("id").orElseThrow();
        frontEnd.exec(RecordingCommands.KEEP, id, "blue things");
        assertThat(frontEnd.list(RecordingCommands.SESSIONS).get(0).string("name"))
                .contains("blue things");
        frontEnd.exec(RecordingCommands.DELETE, id);
        assertThat(frontEnd.list(RecordingCommands.SESSIONS)).isEmpty();
        assertThat(frontEnd.refusal(RecordingCommands.DELETE, id)).contains("(session-unknown)");
        assertThat(frontEnd.refusal(RecordingCommands.ENTRIES, range(id).build()))
                .contains("(session-unknown)");
    }

    @Test
    void secretsAreRedactedByTheUsersRules() throws Exception {
        Files.createDirectories(home.resolve("bottlenose"));
        Files.writeString(home.resolve("bottlenose").resolve("redaction.txt"), "ballast\n");
        RunningServer server = start(home);
        FrontEndPeer frontEnd = server.frontEnd();
        server.app("shop").awaitBackground().tick("Back", 1, "hunter2");
        await().until(() -> hits(frontEnd, Json.object().put("text", "tick")).size() == 1);

        assertThat(hits(frontEnd, Json.object().put("text", "tick"))).containsExactly("[redacted]");
    }

    @Test
    void rulesThatCannotBeReadStopTheStart() throws Exception {
        Files.createDirectories(home.resolve("bottlenose"));
        Files.writeString(home.resolve("bottlenose").resolve("redaction.txt"), "two words\n");

        assertThatThrownBy(() -> RunningServer.in(home))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("(redaction-malformed)");
    }

    @Test
    void foreignFileIsAFaultAndAppsNoticeNothing() throws Exception {
        Path file = new Home(home).recordings().resolve("sessions.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a file of the user that is not a database");
        RunningServer server = start(home);
        FrontEndPeer frontEnd = server.frontEnd();
        FakeApp app = server.app("shop").awaitBackground();

        await().until(() -> frontEnd.exec(RecordingCommands.FAULT).isPresent());
        assertThat(frontEnd.object(RecordingCommands.FAULT).string("code")).contains("recording-foreign");
        assertThat(frontEnd.refusal(RecordingCommands.SESSIONS)).contains("(recording-foreign)");
        assertThat(frontEnd.call(app, "echo").has("success")).isTrue();
        assertThat(file).hasContent("a file of the user that is not a database");
    }

    @Test
    void serverThatRecordsNothingRefusesTheCommands() throws Exception {
        RunningServer server = RunningServer.start(
                RunningServer.options(home).recording(RecordingOptions.OFF).build());
        started.add(server);
        FrontEndPeer frontEnd = server.frontEnd();

        assertThat(frontEnd.refusal(RecordingCommands.SESSIONS)).contains("(recording-off)");
        assertThat(new Home(home).recordings()).doesNotExist();
    }

    private RunningServer start(Path directory) throws Exception {
        RunningServer server = RunningServer.in(directory);
        started.add(server);
        return server;
    }

    private static JsonObject.Builder range(String session) {
        return Json.object().put("session", session);
    }

    private static List<String> kinds(FrontEndPeer frontEnd, JsonObject.Builder range) {
        return frontEnd
                .object(RecordingCommands.ENTRIES, range.build())
                .array("entries")
                .orElseThrow()
                .objects()
                .stream()
                .map(entry -> (entry.string("kind").orElseThrow() + " "
                                + entry.string("plugin").orElseThrow())
                        .trim())
                .toList();
    }

    /** The ballast of the ticks that are found. */
    private static List<String> hits(FrontEndPeer frontEnd, JsonObject.Builder query) {
        List<String> found = new ArrayList<>();
        JsonObject page = frontEnd.object(RecordingCommands.SEARCH, query.build());
        page.array("hits")
                .orElseThrow()
                .objects()
                .forEach(hit -> found.add(RunningServer.parse(hit.object("entry")
                                .flatMap(entry -> entry.string("message"))
                                .orElseThrow())
                        .object("params")
                        .flatMap(params -> params.object("params"))
                        .flatMap(params -> params.string("ballast"))
                        .orElse("")));
        return found;
    }
}
