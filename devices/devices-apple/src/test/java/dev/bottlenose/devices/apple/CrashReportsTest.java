package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceCrash;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CrashReportsTest {
    static final String IPS = """
            {"app_name":"Demo","timestamp":"2026-01-02 11:00:01.00 +0100","app_version":"1.0","bug_type":"309","name":"Demo"}
            {
              "captureTime" : "2026-01-02 11:00:00.7990 +0100",
              "pid" : 312,
              "procName" : "Demo",
              "procPath" : "\\/Users\\/USER\\/Library\\/Developer\\/CoreSimulator\\/Devices\\/15\\/data\\/Containers\\/Bundle\\/Application\\/0A\\/Demo.app\\/Demo",
              "parentProc" : "launchd_sim",
              "exception" : {"codes":"0x0, 0x0","rawCodes":[0,0],"type":"EXC_CRASH","signal":"SIGABRT"},
              "asi" : {"libsystem_c.dylib":["abort() called"]},
              "faultingThread" : 1,
              "threads" : [{"id":1,"frames":[]},{"id":2,"triggered":true,"frames":[
                {"imageOffset":24,"symbol":"main","symbolLocation":24,"imageIndex":1,"sourceFile":"main.m","sourceLine":12},
                {"imageOffset":4096,"imageIndex":0},
                {"imageOffset":16,"imageIndex":9}]}],
              "usedImages" : [{"name":"UIKitCore","base":1},{"name":"Demo","base":2}]
            }
            """;

    static final String CRASH = """
            Process:               Demo App [312]
            Path:                  /Users/USER/Library/Developer/CoreSimulator/Devices/15/data/Containers/Bundle/Application/0A/Demo.app/Demo
            Identifier:            com.example.app
            Date/Time:             2026-01-02 11:00:00.799 +0100
            Exception Type:        EXC_BAD_ACCESS (SIGSEGV)
            Thread 0 Crashed:
            0   Demo    0x0000000100000f00 main + 24
            """;

    @Test
    void reportInJsonTellsWhatCrashedWhyAndWhere() {
        assertThat(CrashReports.read(IPS))
                .contains(new CrashReports.Crashed(
                        "15",
                        new DeviceCrash(
                                "Demo",
                                "EXC_CRASH (SIGABRT): abort() called",
                                Optional.of("Demo  main + 24 (main.m:12)\nUIKitCore  0x1000\n???  0x10"),
                                Optional.of(Instant.parse("2026-01-02T10:00:00.799Z")))));
    }

    @Test
    void whatThrewCountsMoreThanWhereTheProgramGaveUp() {
        String report = IPS.replace(
                "\"faultingThread\"",
                "\"lastExceptionBacktrace\":[{\"symbol\":\"-[Cart pay]\",\"symbolLocation\":8,\"imageIndex\":1}],\"faultingThread\"");

        assertThat(CrashReports.read(report).orElseThrow().crash().callstack()).contains("Demo  -[Cart pay] + 8");
    }

    @Test
    void reportInTextIsItsOwnCallstack() {
        assertThat(CrashReports.read(CRASH))
                .contains(new CrashReports.Crashed(
                        "15",
                        new DeviceCrash(
                                "Demo App",
                                "EXC_BAD_ACCESS (SIGSEGV)",
                                Optional.of(CRASH),
                                Optional.of(Instant.parse("2026-01-02T10:00:00.799Z")))));
    }

    @Test
    void programsOfTheMacAndHalfReportsAreNotTold() {
        assertThat(CrashReports.read(IPS.replace("\\/Devices\\/", "\\/Elsewhere\\/")))
                .isEmpty();
        assertThat(CrashReports.read(CRASH.replace("/Devices/", "/Elsewhere/"))).isEmpty();
        assertThat(CrashReports.read(IPS.substring(0, 200))).isEmpty();
        assertThat(CrashReports.read(IPS.substring(0, 50))).isEmpty();
        assertThat(CrashReports.read("")).isEmpty();
    }
}
