package dev.bottlenose.sdk.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StreamsTest {
    private final Streams streams = new Streams(false);

    @Test
    void answerGoesBackOnItsStreamWithoutItsId() {
        assertThat(streams.asked(question(2, "{\"method\":\"a\",\"id\":7}"))).isEqualTo("{\"method\":\"a\",\"id\":7}");
        streams.asked(question(4, "{\"id\":8,\"method\":\"b\"}"));

        assertSent("{\"id\":8,\"success\":{}}", 4, Frame.PAYLOAD, "{\"success\":{}}");
        assertSent("{\"id\":7,\"error\":{\"a\":1}}", 2, Frame.PAYLOAD, "{\"error\":{\"a\":1}}");
    }

    @Test
    void questionWithoutAnIdIsAnsweredToo() {
        assertThat(streams.asked(question(6, " {\"method\":\"a\"}"))).isEqualTo("{\"id\":-6,\"method\":\"a\"}");

        assertSent("{\"id\":-6,\"success\":[]}", 6, Frame.PAYLOAD, "{\"success\":[]}");
    }

    @Test
    void whatIsNoAnswerIsTold() {
        assertSent("{\"method\":\"refreshPlugins\"}", 1, Frame.REQUEST_FNF, "{\"method\":\"refreshPlugins\"}");
        assertSent("{\"error\":{}}", 3, Frame.REQUEST_FNF, "{\"error\":{}}");
    }

    @Test
    void answerToWhatWasToldIsToldWithItsId() {
        assertSent("{\"id\":3,\"success\":{}}", 1, Frame.REQUEST_FNF, "{\"id\":3,\"success\":{}}");
    }

    @Test
    void answerNobodyWaitsForIsTold() {
        streams.asked(question(2, "{\"id\":7,\"method\":\"a\"}"));
        streams.cancelled(2);

        assertSent("{\"id\":7,\"success\":{}}", 1, Frame.REQUEST_FNF, "{\"id\":7,\"success\":{}}");
    }

    @Test
    void exchangeIsOneQuestionAndNothingElse() {
        Streams exchange = new Streams(true);
        Frame question = exchange.outgoing("{\"method\":\"signCertificate\"}").orElseThrow();

        assertThat(question.type()).isEqualTo(Frame.REQUEST_RESPONSE);
        assertThat(question.streamId()).isEqualTo(1);
        assertThat(exchange.isReply(new Frame(1, Frame.PAYLOAD, 0, new byte[0])))
                .isTrue();
        assertThat(exchange.isReply(new Frame(3, Frame.PAYLOAD, 0, new byte[0])))
                .isFalse();
        assertThat(exchange.outgoing("{\"method\":\"signCertificateAck\"}")).isEmpty();
    }

    @Test
    void whatIsTooLargeForAFrameIsReplacedByAnError() {
        streams.asked(question(2, "{\"id\":7,\"method\":\"a\"}"));

        Frame answer = streams.outgoing("{\"id\":7,\"success\":\"" + "x".repeat(Frame.LARGEST) + "\"}")
                .orElseThrow();

        assertThat(answer.type()).isEqualTo(Frame.PAYLOAD);
        assertThat(answer.text())
                .startsWith("{\"error\":{\"message\":\"A message of 167772")
                .contains("MessageTooLarge");
    }

    private void assertSent(String text, int streamId, int type, String data) {
        Optional<Frame> frame = streams.outgoing(text);
        assertThat(frame.map(Frame::streamId)).contains(streamId);
        assertThat(frame.map(Frame::type)).contains(type);
        assertThat(frame.map(Frame::text)).contains(data);
    }

    private static Frame question(int streamId, String text) {
        return new Frame(streamId, Frame.REQUEST_RESPONSE, 0, text.getBytes(StandardCharsets.UTF_8));
    }
}
