package dev.bottlenose.devices.apple.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import org.junit.jupiter.api.Test;

/** Reports that the Mac writes about programs of anybody. */
final class CrashReportsFuzzTest {
    @FuzzTest
    void anyReportIsOfASimulatorOrIgnored(byte[] bytes) throws Exception {
        String report = new String(bytes, UTF_8);

        Allocation.check(bytes.length, () -> CrashReports.read(report));
        CrashReports.read(report).ifPresent(crashed -> {
            assertThat(crashed.udid()).isNotEmpty().doesNotContain("/");
            assertThat(crashed.crash().name()).isNotNull();
        });
    }

    @Test
    void workIsLinear() {
        LinearWork.check(CrashReports::read);
        LinearWork.check("Path: /Devices/a/b\nProcess: ", "", CrashReports::read);
        LinearWork.check("{}\n{\"procPath\":\"/Devices/a/b\",\"threads\":[", "1]}", CrashReports::read);
    }
}
