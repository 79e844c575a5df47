package dev.bottlenose.protocol.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.RequestEnvelope;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClientSessionFuzzTest {
    private static final FrontEndId FRONT_END = new FrontEndId(7);

    /** The lines are what the app sends; before each, a front end calls it. */
    @FuzzTest
    void everyCallIsAnsweredOnceUnderItsOwnIdAndEveryMessageIsKeptAsItIs(byte[] bytes) throws Exception {
        List<ClientEffect> effects = new ArrayList<>();
        ClientSession session = new ClientSession(query(), effects::add);
        session.opened();
        String[] lines = new String(bytes, UTF_8).split("\n", 100);
        for (int i = 0; i < lines.length; i++) {
            session.call(new FrontEndCall(FRONT_END, i), call(i));
            session.received(JsonText.of(lines[i]));
        }
        session.closed();

        Set<Long> answered = new HashSet<>();
        for (ClientEffect effect : effects) {
            if (effect instanceof ClientEffect.Answer answer) {
                assertThat(answered.add(answer.call().number())).isTrue();
                assertThat(id(answer.data())).isEqualTo("mine" + answer.call().number());
            } else if (effect instanceof ClientEffect.AppMessage message) {
                assertThat(lines).contains(message.message().toString());
            } else if (effect instanceof ClientEffect.Send send) {
                assertThat(Json.parseObject(send.request().text()).members()).isNotEmpty();
            }
        }
        assertThat(answered).hasSize(lines.length);
    }

    @Test
    void workIsLinear() {
        LinearWork.check(ClientSessionFuzzTest::receive);
        LinearWork.check("{\"id\":1,\"success\":{\"plugins\":[", "\"b\"]}}", ClientSessionFuzzTest::receive);
        LinearWork.check(
                "{\"method\":\"execute\",\"params\":{\"api\":\"", "\",\"params\":{}}}", ClientSessionFuzzTest::receive);
    }

    private static void receive(String text) {
        ClientSession session = new ClientSession(query(), effect -> {});
        session.opened();
        session.received(JsonText.of(text));
    }

    private static RequestEnvelope call(int number) throws MalformedJsonException {
        return RequestEnvelope.read(Json.object()
                .put("id", "mine" + number)
                .put("method", "execute")
                .put("params", Json.object().put("api", "a").put("method", "m"))
                .toText());
    }

    private static String id(JsonText answer) throws MalformedJsonException {
        return Json.parseObject(answer).string("id").orElse("");
    }

    private static ClientQuery query() {
        return ClientQuery.read(QueryString.ofTarget("/?os=Android&device=d&device_id=i&app=a&sdk_version=4"))
                .map(query -> query, fault -> {
                    throw new AssertionError(fault);
                });
    }
}
