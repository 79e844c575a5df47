package dev.bottlenose.protocol.rsocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.JsonText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rsocket.Payload;
import io.rsocket.frame.CancelFrameCodec;
import io.rsocket.frame.ErrorFrameCodec;
import io.rsocket.frame.FrameHeaderCodec;
import io.rsocket.frame.FrameType;
import io.rsocket.frame.KeepAliveFrameCodec;
import io.rsocket.frame.LeaseFrameCodec;
import io.rsocket.frame.MetadataPushFrameCodec;
import io.rsocket.frame.PayloadFrameCodec;
import io.rsocket.frame.RequestChannelFrameCodec;
import io.rsocket.frame.RequestFireAndForgetFrameCodec;
import io.rsocket.frame.RequestNFrameCodec;
import io.rsocket.frame.RequestResponseFrameCodec;
import io.rsocket.frame.RequestStreamFrameCodec;
import io.rsocket.frame.ResumeFrameCodec;
import io.rsocket.frame.SetupFrameCodec;
import io.rsocket.util.DefaultPayload;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the frames that rsocket-java writes and reads. */
final class RSocketFrameTest {
    private static final ByteBufAllocator HEAP = UnpooledByteBufAllocator.DEFAULT;
    private static final String DATA = "{\"käse\":\"🧀\"}";

    @Test
    void setupCarriesTheAppsIntroduction() throws Exception {
        Payload payload = DefaultPayload.create(DATA, "metadata nobody reads");
        ByteBuf plain = SetupFrameCodec.encode(
                HEAP, false, 10_000, 0x7FFFFFFF, "text/plain", "text/plain", DefaultPayload.create(DATA));
        ByteBuf leased = SetupFrameCodec.encode(HEAP, true, 10_000, 90_000, "message/x", "application/json", payload);
        ByteBuf resumable = SetupFrameCodec.encode(
                HEAP, false, 10_000, 90_000, Unpooled.wrappedBuffer(new byte[300]), "a/b", "c/d", payload);

        assertThat(read(plain)).isEqualTo(new RSocketFrame.Setup(0, 1, false, false, JsonText.of(DATA)));
        assertThat(read(leased)).isEqualTo(new RSocketFrame.Setup(0, 1, false, true, JsonText.of(DATA)));
        assertThat(read(resumable)).isEqualTo(new RSocketFrame.Setup(0, 1, true, false, JsonText.of(DATA)));
    }

    @Test
    void setupOfTheOriginalsCppClientIsRead() throws Exception {
        byte[] frame = concat(
                HexFormat.of().parseHex("00000000" + "0400" + "00010000" + "00002710" + "7fffffff"),
                "\ntext/plain\ntext/plain{\"os\":\"Android\"}".getBytes(UTF_8));

        assertThat(FrameReader.read(ByteBuffer.wrap(frame)))
                .isEqualTo(new RSocketFrame.Setup(0, 1, false, false, JsonText.of("{\"os\":\"Android\"}")));
    }

    @Test
    void requestsAreReadWithoutTheirMetadata() throws Exception {
        Payload bare = DefaultPayload.create(DATA);
        Payload adorned = DefaultPayload.create(DATA, "x".repeat(70_000));

        for (Payload payload : new Payload[] {bare, adorned}) {
            assertThat(read(RequestResponseFrameCodec.encodeReleasingPayload(HEAP, 5, payload.retain())))
                    .isEqualTo(new RSocketFrame.Request(5, true, false, JsonText.of(DATA)));
            assertThat(read(RequestFireAndForgetFrameCodec.encodeReleasingPayload(HEAP, 7, payload.retain())))
                    .isEqualTo(new RSocketFrame.Request(7, false, false, JsonText.of(DATA)));
            assertThat(read(PayloadFrameCodec.encodeNextCompleteReleasingPayload(HEAP, 2, payload.retain())))
                    .isEqualTo(new RSocketFrame.Payload(2, false, true, true, JsonText.of(DATA)));
        }
        assertThat(read(PayloadFrameCodec.encodeComplete(HEAP, 4)))
                .isEqualTo(new RSocketFrame.Payload(4, false, false, true, JsonText.of("")));
        assertThat(read(RequestResponseFrameCodec.encode(HEAP, 9, true, null, text(DATA))))
                .isEqualTo(new RSocketFrame.Request(9, true, true, JsonText.of(DATA)));
    }

    @Test
    void otherFramesAreDistinguished() throws Exception {
        assertThat(read(KeepAliveFrameCodec.encode(HEAP, true, 17, text("ping"))))
                .isEqualTo(new RSocketFrame.KeepAlive(true, JsonText.of("ping")));
        assertThat(read(KeepAliveFrameCodec.encode(HEAP, false, 0, Unpooled.EMPTY_BUFFER)))
                .isEqualTo(new RSocketFrame.KeepAlive(false, JsonText.of("")));
        assertThat(read(CancelFrameCodec.encode(HEAP, 3))).isEqualTo(new RSocketFrame.Cancel(3));
        assertThat(read(ErrorFrameCodec.encode(HEAP, 3, new IllegalStateException("broken"))))
                .isEqualTo(new RSocketFrame.Failure(3, RSocketFrame.Failure.APPLICATION_ERROR, "broken"));
        assertThat(read(ResumeFrameCodec.encode(HEAP, text("token"), 1, 2))).isEqualTo(new RSocketFrame.Resume(0));
        assertThat(read(RequestStreamFrameCodec.encodeReleasingPayload(HEAP, 3, 1, DefaultPayload.create(DATA))))
                .isEqualTo(new RSocketFrame.Unsupported(3, true));
        assertThat(read(RequestChannelFrameCodec.encodeReleasingPayload(HEAP, 3, true, 1, DefaultPayload.create(DATA))))
                .isEqualTo(new RSocketFrame.Unsupported(3, true));
        assertThat(read(RequestNFrameCodec.encode(HEAP, 3, 1))).isEqualTo(new RSocketFrame.Unsupported(3, false));
        assertThat(read(LeaseFrameCodec.encode(HEAP, 1, 2, null))).isEqualTo(new RSocketFrame.Unsupported(0, false));
        assertThat(read(MetadataPushFrameCodec.encode(HEAP, text("m"))))
                .isEqualTo(new RSocketFrame.Unsupported(0, false));
    }

    @Test
    void whatIsWrittenIsReadByRSocketJava() {
        ByteBuf call = written(new RSocketFrame.Request(2, true, false, JsonText.of(DATA)));
        assertThat(FrameHeaderCodec.frameType(call)).isEqualTo(FrameType.REQUEST_RESPONSE);
        assertThat(FrameHeaderCodec.streamId(call)).isEqualTo(2);
        assertThat(RequestResponseFrameCodec.data(call).toString(UTF_8)).isEqualTo(DATA);

        ByteBuf message = written(new RSocketFrame.Request(4, false, true, JsonText.of(DATA)));
        assertThat(FrameHeaderCodec.frameType(message)).isEqualTo(FrameType.REQUEST_FNF);
        assertThat(FrameHeaderCodec.hasFollows(message)).isTrue();
        assertThat(RequestFireAndForgetFrameCodec.data(message).toString(UTF_8)).isEqualTo(DATA);

        ByteBuf answer = written(new RSocketFrame.Payload(1, false, true, true, JsonText.of(DATA)));
        assertThat(FrameHeaderCodec.nativeFrameType(answer)).isEqualTo(FrameType.PAYLOAD);
        assertThat(FrameHeaderCodec.frameType(answer)).isEqualTo(FrameType.NEXT_COMPLETE);
        assertThat(PayloadFrameCodec.data(answer).toString(UTF_8)).isEqualTo(DATA);

        ByteBuf keepAlive = written(new RSocketFrame.KeepAlive(false, JsonText.of("ping")));
        assertThat(KeepAliveFrameCodec.respondFlag(keepAlive)).isFalse();
        assertThat(KeepAliveFrameCodec.lastPosition(keepAlive)).isZero();
        assertThat(KeepAliveFrameCodec.data(keepAlive).toString(UTF_8)).isEqualTo("ping");

        ByteBuf failure = written(new RSocketFrame.Failure(0, RSocketFrame.Failure.REJECTED_SETUP, "no"));
        assertThat(ErrorFrameCodec.errorCode(failure)).isEqualTo(ErrorFrameCodec.REJECTED_SETUP);
        assertThat(ErrorFrameCodec.dataUtf8(failure)).isEqualTo("no");

        assertThat(FrameHeaderCodec.frameType(written(new RSocketFrame.Cancel(6))))
                .isEqualTo(FrameType.CANCEL);
    }

    @Test
    void answersOfTheServerAreTheOriginalsByteForByte() {
        assertThat(hex(new RSocketFrame.Payload(1, false, true, true, JsonText.of("{}"))))
                .isEqualTo("00000001" + "2860" + "7b7d");
        assertThat(hex(new RSocketFrame.KeepAlive(false, JsonText.of("x"))))
                .isEqualTo("00000000" + "0c00" + "0000000000000000" + "78");
        assertThat(hex(new RSocketFrame.Failure(0, RSocketFrame.Failure.REJECTED_SETUP, "n")))
                .isEqualTo("00000000" + "2c00" + "00000003" + "6e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00000000",
                "0000000004",
                "00000000040000010000000027107fffffff",
                "000000000400000100000000271000000000ff61",
                "000000010500ffffff",
                "0000000105",
                "000000002c000000",
                "000000000c0000",
                "0000000004800001000000002710000000000009"
            })
    void frameThatEndsTooEarlyIsRefused(String hex) {
        assertThatThrownBy(() -> FrameReader.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
                .isInstanceOf(MalformedFrameException.class);
    }

    private static RSocketFrame read(ByteBuf frame) throws MalformedFrameException {
        return FrameReader.read(frame.nioBuffer());
    }

    private static ByteBuf written(RSocketFrame.Sendable frame) {
        return Unpooled.wrappedBuffer(frame.encode());
    }

    private static String hex(RSocketFrame.Sendable frame) {
        ByteBuf bytes = written(frame);
        byte[] array = new byte[bytes.readableBytes()];
        bytes.readBytes(array);
        return HexFormat.of().formatHex(array);
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
