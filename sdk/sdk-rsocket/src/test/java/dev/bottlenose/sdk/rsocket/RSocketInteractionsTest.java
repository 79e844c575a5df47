package dev.bottlenose.sdk.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RSocketInteractionsTest {
    private final RSocketInteractions streams = new RSocketInteractions(false);

    @Test
    void answerGoesBackOnItsStreamWithoutItsId() {
        assertThat(streams.received(call(2, "{\"method\":\"a\",\"id\":7}"))).isEqualTo("{\"method\":\"a\",\"id\":7}");
        streams.received(call(4, "{\"id\":8,\"method\":\"b\"}"));

        assertSent("{\"id\":8,\"success\":{}}", 4, RSocketFrame.PAYLOAD, "{\"success\":{}}");
        assertSent("{\"id\":7,\"error\":{\"a\":1}}", 2, RSocketFrame.PAYLOAD, "{\"error\":{\"a\":1}}");
    }

    @Test
    void callWithoutAnIdIsAnsweredToo() {
        assertThat(streams.received(call(6, " {\"method\":\"a\"}"))).isEqualTo("{\"id\":-6,\"method\":\"a\"}");

        assertSent("{\"id\":-6,\"success\":[]}", 6, RSocketFrame.PAYLOAD, "{\"success\":[]}");
    }

    @Test
    void whatIsNoAnswerIsSentByFireAndForget() {
        assertSent("{\"method\":\"refreshPlugins\"}", 1, RSocketFrame.REQUEST_FNF, "{\"method\":\"refreshPlugins\"}");
        assertSent("{\"error\":{}}", 3, RSocketFrame.REQUEST_FNF, "{\"error\":{}}");
    }

    @Test
    void answerToAFireAndForgetMessageIsOneWithItsId() {
        assertSent("{\"id\":3,\"success\":{}}", 1, RSocketFrame.REQUEST_FNF, "{\"id\":3,\"success\":{}}");
    }

    @Test
    void answerWithoutAnOpenStreamIsSentByFireAndForget() {
        streams.received(call(2, "{\"id\":7,\"method\":\"a\"}"));
        streams.cancelled(2);

        assertSent("{\"id\":7,\"success\":{}}", 1, RSocketFrame.REQUEST_FNF, "{\"id\":7,\"success\":{}}");
    }

    @Test
    void exchangeIsOneCallAndNothingElse() {
        RSocketInteractions exchange = new RSocketInteractions(true);
        RSocketFrame call =
                exchange.outgoing("{\"method\":\"signCertificate\"}").orElseThrow();

        assertThat(call.type()).isEqualTo(RSocketFrame.REQUEST_RESPONSE);
        assertThat(call.streamId()).isEqualTo(1);
        assertThat(exchange.isReply(new RSocketFrame(1, RSocketFrame.PAYLOAD, 0, new byte[0])))
                .isTrue();
        assertThat(exchange.isReply(new RSocketFrame(3, RSocketFrame.PAYLOAD, 0, new byte[0])))
                .isFalse();
        assertThat(exchange.outgoing("{\"method\":\"signCertificateAck\"}")).isEmpty();
    }

    @Test
    void whatIsTooLargeForAFrameIsReplacedByAnError() {
        streams.received(call(2, "{\"id\":7,\"method\":\"a\"}"));

        RSocketFrame answer = streams.outgoing("{\"id\":7,\"success\":\"" + "x".repeat(RSocketFrame.LARGEST) + "\"}")
                .orElseThrow();

        assertThat(answer.type()).isEqualTo(RSocketFrame.PAYLOAD);
        assertThat(answer.text())
                .startsWith("{\"error\":{\"message\":\"A message of 167772")
                .contains("MessageTooLarge");
    }

    private void assertSent(String text, int streamId, int type, String data) {
        Optional<RSocketFrame> frame = streams.outgoing(text);
        assertThat(frame.map(RSocketFrame::streamId)).contains(streamId);
        assertThat(frame.map(RSocketFrame::type)).contains(type);
        assertThat(frame.map(RSocketFrame::text)).contains(data);
    }

    private static RSocketFrame call(int streamId, String text) {
        return new RSocketFrame(streamId, RSocketFrame.REQUEST_RESPONSE, 0, text.getBytes(StandardCharsets.UTF_8));
    }
}
