package dev.bottlenose.devices.apple.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.apple.Samples;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CrashReportsTest {
    @Test
    void jsonReportHasProgramReasonAndFrames() {
        assertThat(CrashReports.read(Samples.IPS))
                .contains(new CrashReports.Crashed(
                        "15",
                        new DeviceCrash(
                                "Demo",
                                "EXC_CRASH (SIGABRT): abort() called",
                                Optional.of("Demo  main + 24 (main.m:12)\nUIKitCore  0x1000\n???  0x10"),
                                Optional.of(Instant.parse("2026-01-02T10:00:00.799Z")))));
    }

    @Test
    void framesOfTheExceptionComeBeforeThoseOfTheAbort() {
        String report = Samples.IPS.replace(
                "\"faultingThread\"",
                "\"lastExceptionBacktrace\":[{\"symbol\":\"-[Cart pay]\",\"symbolLocation\":8,\"imageIndex\":1}],\"faultingThread\"");

        assertThat(CrashReports.read(report).orElseThrow().crash().callstack()).contains("Demo  -[Cart pay] + 8");
    }

    @Test
    void textReportIsItsOwnCallstack() {
        assertThat(CrashReports.read(Samples.CRASH))
                .contains(new CrashReports.Crashed(
                        "15",
                        new DeviceCrash(
                                "Demo App",
                                "EXC_BAD_ACCESS (SIGSEGV)",
                                Optional.of(Samples.CRASH),
                                Optional.of(Instant.parse("2026-01-02T10:00:00.799Z")))));
    }

    @Test
    void programsOfTheMacAndIncompleteReportsAreIgnored() {
        assertThat(CrashReports.read(Samples.IPS.replace("\\/Devices\\/", "\\/Elsewhere\\/")))
                .isEmpty();
        assertThat(CrashReports.read(Samples.CRASH.replace("/Devices/", "/Elsewhere/")))
                .isEmpty();
        assertThat(CrashReports.read(Samples.IPS.substring(0, 200))).isEmpty();
        assertThat(CrashReports.read(Samples.IPS.substring(0, 50))).isEmpty();
        assertThat(CrashReports.read("")).isEmpty();
    }
}
