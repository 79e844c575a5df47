package dev.bottlenose.devices.apple.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Logs of simulators and devices, in which every app writes. */
final class AppleLogFuzzTest {
    private static final int LARGEST = 4096;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

    /** Where a text is cut into chunks changes nothing; the first byte is the size of the chunks. */
    @FuzzTest
    void objectsAreTheSameHoweverTheyArrive(byte[] bytes) throws Exception {
        List<JsonObject> whole = new ArrayList<>();
        Allocation.check(bytes.length, () -> new JsonObjects(LARGEST, object -> {}).accept(bytes));
        new JsonObjects(LARGEST, whole::add).accept(bytes);
        List<JsonObject> parts = new ArrayList<>();
        inChunks(bytes, new JsonObjects(LARGEST, parts::add));

        assertThat(parts).isEqualTo(whole);
        for (JsonObject object : whole) {
            UnifiedLog.read(object).ifPresent(entry -> assertThat(entry.tag()).isNotNull());
        }
    }

    @FuzzTest
    void linesAreTheSameHoweverTheyArrive(byte[] bytes) throws Exception {
        List<DeviceLogEntry> whole = new ArrayList<>();
        Allocation.check(bytes.length, () -> new DeviceSyslog(CLOCK, entry -> {}).accept(bytes));
        new DeviceSyslog(CLOCK, whole::add).accept(bytes);
        List<DeviceLogEntry> parts = new ArrayList<>();
        inChunks(bytes, new DeviceSyslog(CLOCK, parts::add));

        assertThat(parts).isEqualTo(whole);
    }

    /** Objects among other text are found, as long as that text has no brace. */
    @FuzzTest
    void anObjectIsFoundAmongOtherText(byte[] bytes) {
        String noise = new String(bytes, UTF_8).replaceAll("[{}]", "");
        JsonObject object = Json.object().put("text", noise).build();
        List<JsonObject> found = new ArrayList<>();
        new JsonObjects(20 * bytes.length + 100, found::add).accept((noise + object + noise).getBytes(UTF_8));

        assertThat(found).containsExactly(object);
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> new JsonObjects(LARGEST, object -> {}).accept(text.getBytes(UTF_8)));
        LinearWork.check(
                "{\"a\":\"", "\"}", text -> new JsonObjects(1 << 24, object -> {}).accept(text.getBytes(UTF_8)));
        LinearWork.check("", "\n", text -> new DeviceSyslog(CLOCK, entry -> {}).accept(text.getBytes(UTF_8)));
        LinearWork.check(
                "Nov 21 12:11:06 Phone ",
                "\n",
                text -> new DeviceSyslog(CLOCK, entry -> {}).accept(text.getBytes(UTF_8)));
    }

    private static void inChunks(byte[] bytes, Consumer<byte[]> reader) {
        int size = bytes.length == 0 ? 1 : Math.max(1, bytes[0] & 0xFF);
        for (int start = 0; start < bytes.length; start += size) {
            reader.accept(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + size)));
        }
    }
}
