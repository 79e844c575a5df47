package dev.bottlenose.recording.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class HarExportTest {
    private final List<Entry> entries = new ArrayList<>();

    @Test
    void requestAndResponseBecomeAnEntry() throws Exception {
        send("newRequest", request("1").put("method", "POST").put("data", base64("{\"a\":1}")));
        send(
                "newResponse",
                response("1", 1250)
                        .put("status", 302)
                        .put("reason", "Found")
                        .put("headers", List.of(header("Location", "/next"), header("Content-Type", "text/plain")))
                        .put("data", base64("moved")));

        JsonObject entry = exported().get(0);
        assertThat(entry.string("startedDateTime")).contains("1970-01-01T00:00:01Z");
        assertThat(entry.number("time").orElseThrow()).hasToString("250.0");
        JsonObject request = entry.object("request").orElseThrow();
        assertThat(request.string("method")).contains("POST");
        assertThat(request.array("queryString").orElseThrow())
                .hasToString("[{\"name\":\"q\",\"value\":\"a b\"},{\"name\":\"x\",\"value\":\"\"}]");
        assertThat(request.object("postData").flatMap(body -> body.string("text")))
                .contains("{\"a\":1}");
        JsonObject response = entry.object("response").orElseThrow();
        assertThat(response.integer("status")).hasValue(302);
        assertThat(response.string("redirectURL")).contains("/next");
        assertThat(response.object("content").orElseThrow())
                .hasToString("{\"size\":5,\"mimeType\":\"text/plain\",\"text\":\"moved\"}");
    }

    @Test
    void partsOfAResponseAreJoinedInTheirOrder() throws Exception {
        send("newRequest", request("1"));
        send("partialResponse", part(2).put("data", base64("c")));
        send("partialResponse", part(0).put("status", 200).put("data", base64("a")));
        send("partialResponse", part(1).put("data", base64("b")));

        assertThat(content(exported().get(0)).string("text")).contains("abc");
    }

    @Test
    void binaryBodyIsBase64() throws Exception {
        byte[] binary = {(byte) 0xFF, 0, 1};
        send("newRequest", request("1"));
        send("newResponse", response("1", 1000).put("data", Base64.getEncoder().encodeToString(binary)));

        JsonObject content = content(exported().get(0));
        assertThat(content.string("encoding")).contains("base64");
        assertThat(Base64.getDecoder().decode(content.string("text").orElseThrow()))
                .isEqualTo(binary);
    }

    @Test
    void compressedBodyIsText() throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write("hello".getBytes(UTF_8));
        }
        send("newRequest", request("1"));
        send(
                "newResponse",
                response("1", 1000)
                        .put("headers", List.of(header("Content-Encoding", "gzip")))
                        .put("data", Base64.getEncoder().encodeToString(compressed.toByteArray())));

        assertThat(content(exported().get(0)).string("text")).contains("hello");
    }

    @Test
    void requestWithoutAResponseAndAMockedOneAreMarked() throws Exception {
        send("newRequest", request("1"));
        send("newRequest", request("2"));
        send("newResponse", response("2", 1000).put("isMock", true).put("status", 200));

        List<JsonObject> exported = exported();
        assertThat(exported.get(0).bool("_mocked")).contains(true);
        assertThat(exported.get(1).object("response").flatMap(response -> response.string("_error")))
                .contains("No response was recorded.");
        assertThat(exported.get(1).object("response").orElseThrow().integer("status"))
                .hasValue(0);
    }

    @Test
    void otherMessagesAreLeftOut() throws Exception {
        entries.add(new Entry(0, 0, EntryKind.MESSAGE, "Logs", JsonText.of("{}")));
        entries.add(new Entry(0, 0, EntryKind.MESSAGE, "Network", JsonText.of("[")));
        send("newResponse", response("unknown", 0));

        assertThat(exported()).isEmpty();
    }

    private List<JsonObject> exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HarExport export = new HarExport("1.0", out);
        for (Entry entry : entries) {
            export.add(entry);
        }
        export.finish();
        JsonObject log =
                Json.parseObject(JsonText.wrap(out.toByteArray())).object("log").orElseThrow();
        assertThat(log.string("version")).contains("1.2");
        return log.array("entries").orElseThrow().objects();
    }

    private void send(String method, JsonObject.Builder params) {
        JsonObject message = Json.object()
                .put("method", "execute")
                .put(
                        "params",
                        Json.object()
                                .put("api", "Network")
                                .put("method", method)
                                .put("params", params))
                .build();
        entries.add(new Entry(entries.size(), 0, EntryKind.MESSAGE, "Network", message.toText()));
    }

    private static JsonObject.Builder request(String id) {
        return Json.object()
                .put("id", id)
                .put("timestamp", 1000)
                .put("method", "GET")
                .put("url", "https://example.com/a?q=a%20b&x#top")
                .put("headers", List.of());
    }

    private static JsonObject.Builder response(String id, long time) {
        return Json.object().put("id", id).put("timestamp", time).put("status", 200);
    }

    private static JsonObject.Builder part(int index) {
        return Json.object()
                .put("id", "1")
                .put("timestamp", 1000)
                .put("totalChunks", 3)
                .put("index", index);
    }

    private static JsonObject header(String name, String value) {
        return Json.object().put("key", name).put("value", value).build();
    }

    private static JsonObject content(JsonObject entry) {
        return entry.object("response")
                .flatMap(response -> response.object("content"))
                .orElseThrow();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
