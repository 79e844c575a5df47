package dev.bottlenose.protocol.rsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rsocket.frame.FrameHeaderCodec;
import io.rsocket.frame.PayloadFrameCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames of legacy apps, with rsocket-java as the oracle. */
final class FrameReaderFuzzTest {
    @FuzzTest
    void aPayloadIsTheOneThatOthersRead(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> read(bytes));
        if (read(bytes) instanceof RSocketFrame.Payload payload) {
            ByteBuf frame = Unpooled.wrappedBuffer(bytes);
            assertThat(payload.streamId()).isEqualTo(FrameHeaderCodec.streamId(frame));
            assertThat(payload.complete()).isEqualTo(FrameHeaderCodec.hasComplete(frame));
            assertThat(payload.follows()).isEqualTo(FrameHeaderCodec.hasFollows(frame));
            assertThat(payload.data().toString())
                    .isEqualTo(PayloadFrameCodec.data(frame).toString(UTF_8));
        }
    }

    /** The first byte is the size of the pieces. */
    @FuzzTest
    void aMessageInPiecesIsTheMessage(byte[] bytes) {
        int size = bytes.length == 0 ? 1 : Math.max(1, bytes[0] & 0xFF);
        RSocketFrame.Request message = new RSocketFrame.Request(2, true, false, JsonText.wrap(bytes));
        List<RSocketFrame.Fragment> whole = new ArrayList<>();
        Fragments fragments = new Fragments(Integer.MAX_VALUE, whole::add, () -> {
            throw new AssertionError("too big");
        });

        Fragments.of(message, size).forEach(frame -> add(fragments, frame));

        assertThat(whole).containsExactly(message);
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> read(text.getBytes(ISO_8859_1)));
        LinearWork.check(FrameReaderFuzzTest::inPieces);
    }

    private static void inPieces(String text) {
        Fragments fragments = new Fragments(Integer.MAX_VALUE, whole -> {}, () -> {});
        RSocketFrame.Request message = new RSocketFrame.Request(2, true, false, JsonText.of(text));
        Fragments.of(message, 16).forEach(frame -> add(fragments, frame));
    }

    private static void add(Fragments fragments, RSocketFrame frame) {
        if (frame instanceof RSocketFrame.Request request) {
            fragments.add(request);
        } else if (frame instanceof RSocketFrame.Payload payload) {
            fragments.add(payload);
        }
    }

    private static RSocketFrame read(byte[] bytes) {
        try {
            return FrameReader.read(ByteBuffer.wrap(bytes));
        } catch (MalformedFrameException e) {
            assertThat(e).hasMessageStartingWith("frame ends");
            return new RSocketFrame.Resume(0);
        }
    }
}
