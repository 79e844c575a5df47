package dev.bottlenose.sdk.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.carrier.ProtocolViolation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketFrameReaderTest {
    private static final int LIMIT = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, LIMIT})
    void messageOfAnyLengthIsReadWhole(int length) throws Exception {
        String text = "x".repeat(length);

        WebSocketFrameReader reader = reader(new ServerFrames().text(text).text("next"));

        assertThat(text(reader.read())).isEqualTo(text);
        assertThat(text(reader.read())).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void whatIsWrittenIsMaskedAndCanBeRead(int length) throws Exception {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        WebSocketFrameWriter writer = new WebSocketFrameWriter(out, new Random(3));
        writer.write(new WebSocketFrame(WebSocketFrame.TEXT, payload.clone()));
        writer.flush();

        byte[] written = out.toByteArray();
        assertThat(written[0] & 0xff).isEqualTo(0x81);
        assertThat(written[1] & 0x80).isEqualTo(0x80);
        assertThat(unmasked(written, length)).isEqualTo(payload);
    }

    @Test
    void fragmentsAreAssembledAroundControlFrames() throws Exception {
        WebSocketFrameReader reader = reader(new ServerFrames()
                .frame(0x01, bytes("one "))
                .frame(0x89, bytes("ping"))
                .frame(0x00, bytes("two "))
                .frame(0x80, bytes("three")));

        assertThat(reader.read().opcode()).isEqualTo(WebSocketFrame.PING);
        assertThat(text(reader.read())).isEqualTo("one two three");
    }

    @Test
    void messageAboveTheLimitIsSkipped() throws Exception {
        WebSocketFrameReader reader = reader(new ServerFrames()
                .frame(0x01, new byte[LIMIT])
                .frame(0x80, new byte[1])
                .text("y".repeat(LIMIT + 1))
                .text("small"));

        assertThat(reader.read().opcode()).isEqualTo(WebSocketFrame.BINARY);
        assertThat(reader.read().opcode()).isEqualTo(WebSocketFrame.BINARY);
        assertThat(text(reader.read())).isEqualTo("small");
    }

    @Test
    void announcedLengthTakesNoMemory() {
        byte[] head = {(byte) 0x81, 127, 0x7f, -1, -1, -1, -1, -1, -1, -1, 'a'};

        assertThatThrownBy(() -> new WebSocketFrameReader(new ByteArrayInputStream(head), Integer.MAX_VALUE).read())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void brokenRulesAreNamed() {
        assertViolation(new ServerFrames().frame(0xc1), "reserved");
        assertViolation(new ServerFrames().raw((byte) 0x81, (byte) 0x80), "masked");
        assertViolation(new ServerFrames().frame(0x80), "out of order");
        assertViolation(new ServerFrames().frame(0x01).frame(0x81), "out of order");
        assertViolation(new ServerFrames().frame(0x83), "unknown");
        assertViolation(new ServerFrames().frame(0x8b), "unknown");
        assertViolation(new ServerFrames().frame(0x09), "fragmented");
        assertViolation(new ServerFrames().frame(0x89, new byte[126]), "too long");
        assertViolation(new ServerFrames().frame(0x88, (byte) 3), "half missing");
        assertViolation(new ServerFrames().close(0), "close code 0");
        assertViolation(new ServerFrames().close(5000), "close code 5000");
        assertViolation(
                new ServerFrames()
                        .raw(
                                (byte) 0x81,
                                (byte) 127,
                                (byte) -1,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0,
                                (byte) 0),
                "negative");
    }

    @Test
    void garbageEndsInAnIOExceptionAndNothingElse() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            WebSocketFrameReader reader = new WebSocketFrameReader(new ByteArrayInputStream(garbage), LIMIT);

            assertThatThrownBy(() -> {
                        while (true) {
                            reader.read();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertViolation(ServerFrames frames, String rule) {
        WebSocketFrameReader reader = reader(frames);
        assertThatThrownBy(() -> {
                    while (true) {
                        reader.read();
                    }
                })
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining(rule);
    }

    private static WebSocketFrameReader reader(ServerFrames frames) {
        return new WebSocketFrameReader(new ByteArrayInputStream(frames.bytes()), LIMIT);
    }

    private static byte[] unmasked(byte[] frame, int length) {
        int start = frame.length - length;
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (frame[start + i] ^ frame[start - 4 + (i & 3)]);
        }
        return payload;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(WebSocketFrame frame) {
        assertThat(frame.opcode()).isEqualTo(WebSocketFrame.TEXT);
        return new String(frame.payload(), StandardCharsets.UTF_8);
    }
}
