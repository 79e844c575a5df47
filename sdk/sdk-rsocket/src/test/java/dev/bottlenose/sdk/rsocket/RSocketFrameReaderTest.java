package dev.bottlenose.sdk.rsocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.carrier.ProtocolViolation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RSocketFrameReaderTest {
    private static final int MAX = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void fragmentsAreAssembledPerStream() throws Exception {
        frame(2, RSocketFrame.REQUEST_FNF, RSocketFrame.FOLLOWS, "a");
        frame(4, RSocketFrame.REQUEST_RESPONSE, RSocketFrame.FOLLOWS, "1");
        frame(2, RSocketFrame.PAYLOAD, RSocketFrame.FOLLOWS | RSocketFrame.NEXT, "b");
        frame(4, RSocketFrame.PAYLOAD, RSocketFrame.NEXT, "2");
        frame(2, RSocketFrame.PAYLOAD, RSocketFrame.NEXT, "c");
        RSocketFrameReader reader = reader();

        RSocketFrame first = reader.read();
        assertThat(first.streamId()).isEqualTo(4);
        assertThat(first.type()).isEqualTo(RSocketFrame.REQUEST_RESPONSE);
        assertThat(first.text()).isEqualTo("12");
        assertThat(reader.read().text()).isEqualTo("abc");
        assertThat(reader.progress()).isEqualTo(bytes.size() - 5 * 3);
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    @Test
    void metadataIsSkipped() throws Exception {
        frame(2, RSocketFrame.REQUEST_FNF, RSocketFrame.METADATA, "\0\0\2mmdata");

        assertThat(reader().read().text()).isEqualTo("data");
    }

    @Test
    void messagesThatAreTooLargeAreSkipped() throws Exception {
        frame(2, RSocketFrame.REQUEST_FNF, 0, "x".repeat(MAX + 1));
        frame(4, RSocketFrame.REQUEST_FNF, RSocketFrame.FOLLOWS, "x".repeat(MAX));
        frame(4, RSocketFrame.PAYLOAD, RSocketFrame.FOLLOWS, "x".repeat(MAX));
        frame(4, RSocketFrame.PAYLOAD, 0, "x");
        frame(6, RSocketFrame.REQUEST_FNF, 0, "x".repeat(MAX));

        assertThat(reader().read().streamId()).isEqualTo(6);
    }

    @Test
    void announcedFrameTakesNoMemoryBeforeItArrives() throws Exception {
        byte[] announced = {-1, -1, -1, 0, 0, 0, 2, RSocketFrame.REQUEST_FNF << 2, 0, 'x'};
        RSocketFrameReader reader = new RSocketFrameReader(new ByteArrayInputStream(announced), 16 << 20);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);

        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);

        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(8 << 20);
    }

    @Test
    void messageInManyFragmentsIsJoined() throws Exception {
        StringBuilder all = new StringBuilder("x");
        frame(2, RSocketFrame.REQUEST_FNF, RSocketFrame.FOLLOWS, "x");
        for (int i = 0; i < 90; i++) {
            String part = i % 3 == 0 ? "" : "y";
            frame(2, RSocketFrame.PAYLOAD, RSocketFrame.FOLLOWS | RSocketFrame.NEXT, part);
            all.append(part);
        }
        frame(2, RSocketFrame.PAYLOAD, RSocketFrame.NEXT, "z");

        assertThat(reader().read().text()).isEqualTo(all + "z");
    }

    @Test
    void tooManyFragmentsAreAViolation() throws Exception {
        for (int i = 1; i <= 65; i++) {
            frame(2 * i, RSocketFrame.REQUEST_FNF, RSocketFrame.FOLLOWS, "");
        }

        assertThatThrownBy(reader()::read).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void anyFrameIsReadOrRefused() throws Exception {
        Random random = new Random(7);
        int[] types = {
            RSocketFrame.KEEPALIVE,
            RSocketFrame.REQUEST_FNF,
            RSocketFrame.REQUEST_RESPONSE,
            RSocketFrame.PAYLOAD,
            RSocketFrame.ERROR,
            0x3f
        };
        for (int i = 0; i < 2000; i++) {
            bytes.reset();
            for (int j = 0; j < 5; j++) {
                byte[] data = new byte[random.nextInt(80)];
                random.nextBytes(data);
                frame(random.nextInt(3), types[random.nextInt(types.length)], random.nextInt(1 << 10), data);
            }
            try {
                RSocketFrameReader reader = reader();
                while (true) {
                    RSocketFrame frame = reader.read();
                    assertThat(frame.data().length).isLessThanOrEqualTo(MAX);
                    frame.message();
                }
            } catch (EOFException | ProtocolViolation refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    private RSocketFrameReader reader() {
        return new RSocketFrameReader(new ByteArrayInputStream(bytes.toByteArray()), MAX);
    }

    private void frame(int streamId, int type, int flags, String data) throws IOException {
        frame(streamId, type, flags, data.getBytes(UTF_8));
    }

    private void frame(int streamId, int type, int flags, byte[] data) throws IOException {
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        out.writeShort(6 + data.length);
        out.writeInt(streamId);
        out.writeShort(type << 10 | flags);
        out.write(data);
    }
}
