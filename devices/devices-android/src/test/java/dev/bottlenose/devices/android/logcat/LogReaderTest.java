package dev.bottlenose.devices.android.logcat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogReaderTest {
    private static final byte[] PAYLOAD = "\4Greeter\0Hello,\n  fish\0".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 24, 28})
    void entryIsReadBehindEveryVersionOfItsHeader(int headerLength) throws Exception {
        LogReader reader = new LogReader(new ByteArrayInputStream(entry(headerLength, PAYLOAD)));

        assertThat(reader.next())
                .contains(new DeviceLogEntry(
                        Instant.ofEpochSecond(1_700_000_000L, 5),
                        Level.INFO,
                        42,
                        43,
                        Optional.empty(),
                        "Greeter",
                        "Hello,\n  fish"));
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void truncatedEntryIsTheEnd() throws Exception {
        byte[] whole = entry(28, PAYLOAD);
        for (int length = 0; length < whole.length; length++) {
            assertThat(new LogReader(new ByteArrayInputStream(Arrays.copyOf(whole, length))).next())
                    .isEmpty();
        }
    }

    @Test
    void payloadOfAnyKindIsAnEntry() throws Exception {
        assertThat(read(new byte[0]).level()).isEqualTo(Level.UNKNOWN);
        assertThat(read(new byte[] {99}).level()).isEqualTo(Level.UNKNOWN);
        assertThat(read(new byte[] {-1, 'x'}).tag()).isEqualTo("x");
        assertThat(read("\7tag\0".getBytes(UTF_8)).message()).isEmpty();
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] payload = new byte[random.nextInt(50)];
            random.nextBytes(payload);
            assertThat(read(payload).pid()).isEqualTo(42);
        }
    }

    @Test
    void outputThatIsNoBinaryLogIsReported() {
        assertThatThrownBy(() -> new LogReader(
                                new ByteArrayInputStream("/system/bin/sh: logcat: not found\n".getBytes(UTF_8)))
                        .next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no binary log");
    }

    private static DeviceLogEntry read(byte[] payload) throws IOException {
        return new LogReader(new ByteArrayInputStream(entry(28, payload)))
                .next()
                .orElseThrow();
    }

    private static byte[] entry(int headerLength, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.max(20, headerLength) + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) payload.length)
                .putShort((short) headerLength)
                .putInt(42)
                .putInt(43)
                .putInt(1_700_000_000)
                .putInt(5);
        bytes.position(Math.max(20, headerLength));
        return bytes.put(payload).array();
    }
}
