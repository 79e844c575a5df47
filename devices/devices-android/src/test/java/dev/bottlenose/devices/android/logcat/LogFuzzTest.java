package dev.bottlenose.devices.android.logcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A device's log, in which every app of the device writes. */
final class LogFuzzTest {
    @FuzzTest
    void anyBytesAreEntriesAndThenTheEndOrNoLog(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> read(bytes));
        for (DeviceLogEntry entry : read(bytes)) {
            assertThat(entry.tag() + entry.message()).doesNotContain("\0");
        }
    }

    @FuzzTest
    void anyLinesMayBePartOfACrash(byte[] bytes) {
        for (DeviceCrash crash : crashes(new String(bytes, UTF_8))) {
            assertThat(crash.name()).isNotEmpty();
            assertThat(crash.reason()).isNotEmpty();
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> read(text.getBytes(ISO_8859_1)));
        LinearWork.check(LogFuzzTest::crashes);
        LinearWork.check("Process: ", "", LogFuzzTest::crashes);
        LinearWork.check("signal 11 (SIGSEGV)", "", LogFuzzTest::crashes);
        LinearWork.check("a.b: ", "", LogFuzzTest::crashes);
    }

    private static List<DeviceLogEntry> read(byte[] bytes) {
        List<DeviceLogEntry> entries = new ArrayList<>();
        LogReader reader = new LogReader(new ByteArrayInputStream(bytes));
        try {
            for (Optional<DeviceLogEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
                entries.add(next.get());
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("this is no binary log");
        }
        return entries;
    }

    private static List<DeviceCrash> crashes(String text) {
        CrashCollector collector = new CrashCollector();
        List<DeviceCrash> crashes = new ArrayList<>();
        for (String message : text.split("\0", -1)) {
            collector
                    .add(new DeviceLogEntry(
                            Instant.EPOCH, DeviceLogEntry.Level.FATAL, 1, 1, Optional.empty(), "tag", message))
                    .ifPresent(crashes::add);
        }
        collector.end().ifPresent(crashes::add);
        return crashes;
    }
}
