package dev.bottlenose.sdk.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program that listens on the desktop's port may send. */
final class WebSocketFuzzTest {
    private static final int LARGEST = 1000;

    @FuzzTest
    void anyBytesAreFramesWithinTheLimitAndThenAnEndOrAViolation(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> read(bytes, 1 << 30));
        for (WebSocketFrame frame : read(bytes, LARGEST)) {
            assertThat(frame.payload().length).isLessThanOrEqualTo(LARGEST);
            assertThat(frame.opcode()).isIn(1, 2, 8, 9, 10);
        }
    }

    /** The first byte is the size of the pieces; a ping stands between them. */
    @FuzzTest
    void aMessageInPiecesIsTheMessage(byte[] bytes) throws Exception {
        int size = bytes.length == 0 ? 1 : Math.max(1, bytes[0] & 0x7F);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, WebSocketFrame.TEXT, new byte[0], false);
        for (int start = 0; start < bytes.length; start += size) {
            frame(frames, WebSocketFrame.PING, new byte[0], true);
            byte[] piece = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + size));
            frame(frames, WebSocketFrame.CONTINUATION, piece, false);
        }
        frame(frames, WebSocketFrame.CONTINUATION, new byte[0], true);

        List<WebSocketFrame> read = read(frames.toByteArray(), 1 << 30);
        read.removeIf(frame -> frame.opcode() == WebSocketFrame.PING);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).payload()).isEqualTo(bytes);
    }

    @FuzzTest
    void anyResponseToTheUpgradeIsAcceptedOrRefused(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> accept(bytes));
        byte[] afterStatus = ("HTTP/1.1 101 Switching Protocols\r\n" + new String(bytes, ISO_8859_1) + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        accept(afterStatus);
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> read(text.getBytes(ISO_8859_1), 1 << 30));
        LinearWork.check("HTTP/1.1 101 ", "\r\n\r\n", text -> accept(text.getBytes(ISO_8859_1)));
        LinearWork.check(WebSocketFuzzTest::inPieces);
    }

    private static void inPieces(String text) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, WebSocketFrame.TEXT, new byte[0], false);
        for (int i = 0; i < text.length(); i++) {
            frame(frames, WebSocketFrame.CONTINUATION, new byte[1], false);
        }
        read(frames.toByteArray(), 1 << 30);
    }

    private static void frame(ByteArrayOutputStream out, int opcode, byte[] payload, boolean last) {
        out.write((last ? 0x80 : 0) | opcode);
        out.write(payload.length);
        out.write(payload, 0, payload.length);
    }

    private static List<WebSocketFrame> read(byte[] bytes, int largest) {
        WebSocketFrameReader reader = new WebSocketFrameReader(new ByteArrayInputStream(bytes), largest);
        List<WebSocketFrame> frames = new ArrayList<>();
        try {
            while (true) {
                frames.add(reader.read());
            }
        } catch (IOException end) {
            return frames;
        }
    }

    private static void accept(byte[] response) {
        WebSocketHandshake handshake =
                new WebSocketHandshake(ConnectRequest.plain("localhost", 1, "os=x"), new byte[16]);
        try {
            assertThat(handshake.accept(new ByteArrayInputStream(response))).isNotNull();
        } catch (IOException e) {
            assertThat(String.valueOf(e.getMessage()).chars()).noneMatch(Character::isISOControl);
        }
    }
}
