package dev.bottlenose.protocol.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.AppRequests;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BrowserDialectFuzzTest {
    /** Each line is a text of the app; between them the session sends requests. */
    @FuzzTest
    void everyTextGoesToOnePlaceAndIsJsonWhereTheServerWroteIt(byte[] bytes) throws Exception {
        BrowserDialect dialect = new BrowserDialect();
        List<JsonText> toApp = new ArrayList<>();
        for (String line : new String(bytes, UTF_8).split("\n", -1)) {
            JsonText text = JsonText.of(line);
            List<JsonText> toSession = new ArrayList<>();

            dialect.fromApp(text).deliver(toApp::add, toSession::add);
            dialect.fromSession(AppRequests.request("{\"id\":1,\"method\":\"getPlugins\"}"))
                    .deliver(toApp::add, toSession::add);

            assertThat(toSession).hasSizeLessThanOrEqualTo(2);
        }
        for (JsonText sent : toApp) {
            assertThat(Json.parseObject(sent).members()).isNotEmpty();
        }
    }

    /** What is not of the older dialect is passed on as it is, whether it can be read or not. */
    @FuzzTest
    void currentDialectIsPassedOnUnchanged(byte[] bytes) {
        JsonText text = JsonText.wrap(bytes);
        if (!isWrapped(text)) {
            List<JsonText> toSession = new ArrayList<>();

            new BrowserDialect().fromApp(text).deliver(unexpected -> {}, toSession::add);

            assertThat(toSession).containsExactly(text);
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check(
                "{\"app\":\"a\",\"type\":\"connect\",\"plugins\":[",
                "1]}",
                text -> new BrowserDialect().fromApp(JsonText.of(text)));
        LinearWork.check(
                "{\"app\":\"a\",\"payload\":{\"a\":\"",
                "\"}}",
                text -> new BrowserDialect().fromApp(JsonText.of(text)));
    }

    private static boolean isWrapped(JsonText text) {
        try {
            return Json.parseObject(text).string("app").isPresent();
        } catch (MalformedJsonException e) {
            return new String(text.bytes(), UTF_8).contains("app");
        }
    }
}
