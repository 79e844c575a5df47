package dev.bottlenose.devices.apple.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import dev.bottlenose.devices.apple.Samples;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceLogsTest {
    private final List<DeviceLogEntry> entries = new ArrayList<>();

    @Test
    void recordBecomesAnEntry() throws Exception {
        assertThat(UnifiedLog.read(Json.parseObject(JsonText.of(Samples.RECORD))))
                .contains(new DeviceLogEntry(
                        Instant.parse("2026-01-02T10:13:14.123456Z"),
                        Level.DEBUG,
                        312,
                        3456,
                        Optional.of("Demo"),
                        "Lib",
                        "Hello"));
        assertThat(UnifiedLog.read(Json.parseObject(
                        JsonText.of(Samples.RECORD.replace("\"category\":\"\"", "\"category\":\"net\"")))))
                .get()
                .extracting(DeviceLogEntry::tag)
                .isEqualTo("net");
    }

    @Test
    void otherObjectsAreIgnored() throws Exception {
        for (String other : List.of("{}", "{\"eventMessage\":7}", Samples.RECORD.replace("2026-01-02 ", "someday "))) {
            assertThat(UnifiedLog.read(Json.parseObject(JsonText.of(other)))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Default, DEBUG",
        "Debug, DEBUG",
        "Notice, VERBOSE",
        "Info, INFO",
        "Warning, WARN",
        "Error, ERROR",
        "Fault, FATAL",
        "Unheard-of, UNKNOWN"
    })
    void levelsAreTheOriginals(String word, Level level) {
        assertThat(UnifiedLog.level(word)).isEqualTo(level);
    }

    @Test
    void linesOfAMessageBecomeEntries() {
        feed("[connected]\nJan  2 09:59:58 Adas-iPhone Demo(Lib)[312] <Notice>: first");
        feed(" line\nsecond line\n\nJan  2 09:59:59 Adas-iPhone kernel[0] <Error>: \n");

        assertThat(entries)
                .containsExactly(
                        entry("2026-01-02T09:59:58Z", Level.VERBOSE, 312, "Demo", "Lib", "first line"),
                        entry("2026-01-02T09:59:58Z", Level.VERBOSE, 312, "Demo", "Lib", "second line"),
                        entry("2026-01-02T09:59:59Z", Level.ERROR, 0, "kernel", "kernel", ""));
    }

    @Test
    void logOfDecemberIsOfLastYearInJanuary() {
        feed("Dec 31 23:00:00 Adas-iPhone Demo[1] <Info>: old\n");

        assertThat(entries).extracting(DeviceLogEntry::time).containsExactly(Instant.parse("2025-12-31T23:00:00Z"));
    }

    @Test
    void invalidDateIsReadAsNow() {
        feed("Xyz 77 23:00:00 Adas-iPhone Demo[1] <Info>: strange\n");

        assertThat(entries).extracting(DeviceLogEntry::time).containsExactly(Samples.CLOCK.instant());
    }

    private static DeviceLogEntry entry(String time, Level level, int pid, String app, String tag, String message) {
        return new DeviceLogEntry(Instant.parse(time), level, pid, 0, Optional.of(app), tag, message);
    }

    private final DeviceSyslog syslog = new DeviceSyslog(Samples.CLOCK, entries::add);

    private void feed(String text) {
        syslog.accept(text.getBytes(UTF_8));
    }
}
