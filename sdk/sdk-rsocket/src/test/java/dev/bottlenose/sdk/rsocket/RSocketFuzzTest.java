package dev.bottlenose.sdk.rsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program that listens on an old desktop's port may send. */
final class RSocketFuzzTest {
    private static final int LARGEST = 1000;

    @FuzzTest
    void anyBytesAreFramesWithinTheLimitAndThenAnEndOrAViolation(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> read(bytes, 1 << 24));
        for (RSocketFrame frame : read(bytes, LARGEST)) {
            boolean message = frame.type() == RSocketFrame.REQUEST_FNF
                    || frame.type() == RSocketFrame.REQUEST_RESPONSE
                    || frame.type() == RSocketFrame.PAYLOAD;
            assertThat(message && frame.data().length > LARGEST).isFalse();
        }
    }

    /** The first byte is the size of the pieces. */
    @FuzzTest
    void aMessageInPiecesIsTheMessage(byte[] bytes) throws Exception {
        int size = bytes.length == 0 ? 1 : Math.max(1, bytes[0] & 0xFF);
        List<RSocketFrame> read = read(pieces(bytes, size), 1 << 24);

        assertThat(read).hasSize(1);
        assertThat(read.get(0).data()).isEqualTo(bytes);
    }

    @FuzzTest
    void anyQueryOfOursBecomesASetup(byte[] bytes) {
        String query = "os=" + new String(bytes, UTF_8).replaceAll("[%&=]", "") + "&medium=1&sdk_version=4";

        assertThat(SetupPayload.fromQuery(query)).startsWith("{").contains("\"medium\":1");
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> read(text.getBytes(ISO_8859_1), 1 << 24));
    }

    private static byte[] pieces(byte[] bytes, int size) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, RSocketFrame.REQUEST_FNF, new byte[0], true);
        for (int start = 0; start < bytes.length; start += size) {
            byte[] piece = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + size));
            frame(frames, RSocketFrame.PAYLOAD, piece, true);
        }
        frame(frames, RSocketFrame.PAYLOAD, new byte[0], false);
        return frames.toByteArray();
    }

    private static void frame(ByteArrayOutputStream out, int type, byte[] data, boolean follows) throws IOException {
        DataOutputStream fields = new DataOutputStream(out);
        int length = RSocketFrame.HEADER + data.length;
        fields.writeByte(length >> 16);
        fields.writeShort(length);
        fields.writeInt(2);
        fields.writeShort(type << 10 | (follows ? RSocketFrame.FOLLOWS : 0) | RSocketFrame.NEXT);
        fields.write(data);
    }

    private static List<RSocketFrame> read(byte[] bytes, int largest) {
        RSocketFrameReader reader = new RSocketFrameReader(new ByteArrayInputStream(bytes), largest);
        List<RSocketFrame> frames = new ArrayList<>();
        try {
            while (true) {
                frames.add(reader.read());
            }
        } catch (IOException end) {
            return frames;
        }
    }
}
