package dev.bottlenose.frontends.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.frontends.session.FrontEndSession;
import dev.bottlenose.frontends.session.SessionEffect;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What front ends and servers send each other. */
final class MessageFuzzTest {
    @FuzzTest
    void frontEndsMessageIsReadAndWrittenTheSameOrRefusedWithASentence(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> FrontEndMessage.read(JsonText.wrap(bytes)));
        Optional<FrontEndMessage> message = FrontEndMessage.read(JsonText.wrap(bytes));
        if (message.isPresent() && message.get() instanceof FrontEndMessage.Exec exec) {
            assertThat(FrontEndMessage.read(exec.toText())).contains(exec);
        } else if (message.isPresent() && message.get() instanceof FrontEndMessage.Malformed malformed) {
            assertThat(malformed.reason()).endsWith(".");
        }
    }

    @FuzzTest
    void serversMessageIsReadAndWrittenTheSameOrRefused(byte[] bytes) throws Exception {
        ServerMessage message;
        try {
            message = ServerMessage.read(JsonText.wrap(bytes));
        } catch (MalformedJsonException e) {
            return;
        }
        JsonText written = message.toText();

        assertThat(ServerMessage.read(written).toText()).isEqualTo(written);
    }

    /** An answer belongs to one call at most, whatever the server sends. */
    @FuzzTest
    void aCallIsAnsweredOnceAtMost(byte[] bytes) {
        FrontEndSession<String> session = new FrontEndSession<>();
        List<SessionEffect<String>> sent = session.call("device-list", Json.array(List.of()), "caller");
        List<SessionEffect<String>> first = session.receive(JsonText.wrap(bytes));
        List<SessionEffect<String>> again = session.receive(JsonText.wrap(bytes));

        assertThat(sent).hasSize(1);
        if (first.stream().anyMatch(MessageFuzzTest::endsTheCall)) {
            assertThat(again).noneMatch(MessageFuzzTest::endsTheCall);
            assertThat(session.end()).isEmpty();
        } else {
            assertThat(session.end()).hasSize(1);
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> FrontEndMessage.read(JsonText.of(text)));
        LinearWork.check(
                "{\"event\":\"exec\",\"payload\":{\"id\":1,\"command\":\"c\",\"args\":[",
                "1]}}",
                text -> FrontEndMessage.read(JsonText.of(text)));
        LinearWork.check(
                "{\"event\":\"server-event\",\"payload\":{\"event\":\"client-message\",\"data\":{\"id\":\"a\",\"message\":\"",
                "\"}}}",
                MessageFuzzTest::receive);
    }

    private static void receive(String text) {
        assertThat(new FrontEndSession<String>().receive(JsonText.of(text))).hasSizeLessThan(2);
    }

    private static boolean endsTheCall(SessionEffect<String> effect) {
        return effect instanceof SessionEffect.Answered || effect instanceof SessionEffect.Refused;
    }
}
