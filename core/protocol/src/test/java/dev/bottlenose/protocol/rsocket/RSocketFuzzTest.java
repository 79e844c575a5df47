package dev.bottlenose.protocol.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.AppRequests;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

final class RSocketFuzzTest {
    private static final int LARGEST = 1000;

    /** The bytes are frames with a length of one byte each, after a call is under way. */
    @FuzzTest
    void anyFramesAreReadOrRefusedAndWhatIsSentIsReadTheSame(byte[] bytes) {
        for (Purpose purpose :
                new Purpose[] {new Purpose.Pairing(), new Purpose.Conversation(4), new Purpose.Nothing()}) {
            List<RSocketEffect> effects = new ArrayList<>();
            RSocketSession session = new RSocketSession(purpose, LARGEST, effects::add);
            session.send(AppRequests.request("{\"id\":1,\"method\":\"getPlugins\"}"));
            feed(session, bytes);
            effects.forEach(effect -> check(effect, purpose));
        }
    }

    private static void feed(RSocketSession session, byte[] bytes) {
        int start = 0;
        while (start < bytes.length) {
            int length = Math.min(bytes[start] & 0xFF, bytes.length - start - 1);
            try {
                RSocketFrame frame = FrameReader.read(
                        ByteBuffer.wrap(bytes, start + 1, length).slice());
                SetupReading.of(frame);
                session.received(frame);
            } catch (MalformedFrameException refused) {
                assertThat(refused).hasMessageStartingWith("frame ends");
            }
            start += length + 1;
        }
    }

    private static void check(RSocketEffect effect, Purpose purpose) {
        if (effect instanceof RSocketEffect.Send send) {
            assertThat(readAgain(send.frame())).isEqualTo(send.frame());
            assertThat(send.frame()).isNotInstanceOf(RSocketFrame.KeepAlive.class);
        } else if (effect instanceof RSocketEffect.ReturnKeepAlive returned) {
            assertThat(returned.reply().respond()).isFalse();
        } else if (effect instanceof RSocketEffect.Deliver deliver) {
            assertThat(deliver.message().size()).isLessThan(2 * LARGEST);
            assertThat(purpose).isNotInstanceOf(Purpose.Nothing.class);
        }
    }

    private static RSocketFrame readAgain(RSocketFrame.Sendable frame) {
        ByteBuffer whole = ByteBuffer.allocate(100_000);
        for (ByteBuffer part : frame.encode()) {
            whole.put(part);
        }
        try {
            return FrameReader.read(whole.flip());
        } catch (MalformedFrameException e) {
            throw new AssertionError("cannot read what was written: " + frame, e);
        }
    }

    @FuzzTest
    void anySetupIsReadOrRefusedInWords(byte[] bytes) {
        JsonText setup = JsonText.wrap(bytes);
        if (ClientQuery.readSetup(setup) instanceof ClientQuery.Reading.Refused refused) {
            assertThat(refused.fault().sentence()).endsWith(".");
        } else {
            assertThat(parses(setup)).isTrue();
        }
    }

    private static boolean parses(JsonText text) {
        try {
            Json.parseObject(text);
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
