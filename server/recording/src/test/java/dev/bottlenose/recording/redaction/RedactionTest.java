package dev.bottlenose.recording.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactionTest {
    private static final String SECRET = "hunter2";

    private final Redaction redaction = new Redaction(RedactionRules.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'password':'hunter2'} | {'password':'[redacted]'}",
                "{'a':[{'Access_Token':'hunter2'}]} | {'a':[{'Access_Token':'[redacted]'}]}",
                "{'pwd':12} | {'pwd':'[redacted]'}",
                "{'token':null} | {'token':null}",
                "{'secret':{'deep':['hunter2']}} | {'secret':'[redacted]'}",
                "{'headers':[{'key':'authorization','value':'Bearer hunter2'}]}"
                        + " | {'headers':[{'key':'authorization','value':'[redacted]'}]}",
                "{'headers':[{'value':'hunter2','key':'X-API-Key'}]}"
                        + " | {'headers':[{'value':'[redacted]','key':'X-API-Key'}]}",
                "{'url':'https://x/?q=1&token=hunter2#a'} | {'url':'https://x/?q=1&token=[redacted]#a'}",
                "{'log':'Authorization: Bearer hunter2, then'} | {'log':'Authorization: Bearer [redacted], then'}",
                "{'columns':['id','password'],'values':[[1,'hunter2']]}"
                        + " | {'columns':['id','password'],'values':[[1,'[redacted]']]}",
            })
    void valueOfASecretIsReplaced(String message, String expected) {
        JsonText redacted = redaction.apply("Logs", JsonText.of(message.replace('\'', '"')));

        assertThat(redacted).hasToString(expected.replace('\'', '"'));
    }

    @Test
    void jsonInAStringIsRedacted() {
        String inner = Json.object().put("password", SECRET).build().toString();
        JsonText redacted = redaction.apply("", Json.object().put("body", inner).toText());

        assertThat(redacted.toString()).doesNotContain(SECRET).contains("[redacted]");
    }

    @Test
    void messageWithoutASecretStaysTheSameObject() {
        JsonText message = JsonText.of("{\"method\":\"execute\",\"params\":{\"passenger\":\"tokyo\"}}");

        assertThat(redaction.apply("Logs", message)).isSameAs(message);
    }

    @Test
    void bodyOfARequestIsRedacted() throws Exception {
        String body = "{\"user\":\"a\",\"password\":\"hunter2\"}";
        JsonText redacted =
                redaction.apply("Network", request(Base64.getEncoder().encodeToString(body.getBytes(UTF_8))));

        assertThat(body(redacted)).isEqualTo("{\"user\":\"a\",\"password\":\"[redacted]\"}".getBytes(UTF_8));
    }

    @Test
    void bodyInLinesAndWithEscapedSlashesIsRedacted() throws Exception {
        String body = "password=hunter2&long=" + "?>?>".repeat(100);
        String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(body.getBytes(UTF_8));
        String text = request(lines).toString().replace("/", "\\/");
        assertThat(text).contains("\\/", "\\n");

        assertThat(new String(body(redaction.apply("Network", JsonText.of(text))), UTF_8))
                .startsWith("password=[redacted]&long=?>");
    }

    @Test
    void compressedBodyIsRedacted() throws Exception {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write("{\"secret\":\"hunter2\"}".getBytes(UTF_8));
        }
        JsonText redacted =
                redaction.apply("Network", request(Base64.getEncoder().encodeToString(compressed.toByteArray())));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(body(redacted))).readAllBytes())
                .isEqualTo("{\"secret\":\"[redacted]\"}".getBytes(UTF_8));
    }

    @Test
    void messageThatIsTooDeepToReadIsLeftOut() {
        String deep = "[".repeat(600) + "\"password\"" + "]".repeat(600);
        JsonText redacted = redaction.apply("", JsonText.of("{\"a\":" + deep + "}"));

        assertThat(redacted.toString()).startsWith("{\"redacted\":");
    }

    @Test
    void longWordsTakeLinearTime() {
        String words = "password ".repeat(20_000) + "x".repeat(1_000_000);

        assertThat(redaction.apply("", Json.object().put("log", words).toText()).size())
                .isGreaterThan(1_000_000);
    }

    @Test
    void fileAddsAndRemovesNames() {
        Redaction own =
                new Redaction(RedactionRules.read(List.of("# ours", "session-cookie # of the shop", "", "!password")));
        JsonObject message = Json.object()
                .put("SessionCookie", SECRET)
                .put("password", "shown")
                .put("token", SECRET)
                .build();

        assertThat(own.apply("", message.toText()).toString())
                .isEqualTo("{\"SessionCookie\":\"[redacted]\",\"password\":\"shown\",\"token\":\"[redacted]\"}");
    }

    @Test
    void lineThatIsNoNameIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> RedactionRules.read(List.of("fine", "not a name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void finderFindsNamesThatBeginWithinOthers() {
        NameFinder finder = new NameFinder(List.of("abcd", "bce", "xab"));

        assertThat(occurs(finder, "zzabceq")).isTrue();
        assertThat(occurs(finder, "XA_B")).isTrue();
        assertThat(occurs(finder, "abc bc e")).isFalse();
    }

    private static boolean occurs(NameFinder finder, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return finder.occursIn(bytes, 0, bytes.length);
    }

    private static JsonText request(String base64) {
        return Json.object()
                .put("method", "execute")
                .put(
                        "params",
                        Json.object()
                                .put("api", "Network")
                                .put("method", "newRequest")
                                .put("params", Json.object().put("id", "1").put("data", base64)))
                .toText();
    }

    private static byte[] body(JsonText message) throws Exception {
        String data = Json.parseObject(message)
                .object("params")
                .flatMap(params -> params.object("params"))
                .flatMap(params -> params.string("data"))
                .orElseThrow();
        return Base64.getMimeDecoder().decode(data);
    }
}
