package dev.bottlenose.devices.apple.targets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of simctl and idb, and paths of apps. */
final class TargetsFuzzTest {
    @FuzzTest
    void anyListIsReadOrRefused(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        try {
            check(SimulatorList.read(text));
        } catch (MalformedJsonException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
        try {
            check(IdbTargets.read(text));
        } catch (MalformedJsonException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void aPathInTheContainerNeverLeadsOutOfItAndIsNoOption(byte[] bytes) {
        String path = new String(bytes, UTF_8);
        AppPath.inContainer(path).ifPresent(inside -> {
            assertThat(path).contains(inside);
            assertThat(inside).doesNotStartWith("-").doesNotStartWith("/").doesNotContain(":", "\0");
            assertThat(List.of(inside.split("/", -1))).doesNotContain("..");
        });
        AppPath.simulator(path).ifPresent(udid -> assertThat(udid).doesNotContain("/"));
    }

    @Test
    void workIsLinear() {
        LinearWork.check(AppPath::simulator);
        LinearWork.check(AppPath::inContainer);
        LinearWork.check("/Devices/", "", AppPath::simulator);
        LinearWork.check("/Application/", "", AppPath::inContainer);
        LinearWork.check("/Application/a/", "", AppPath::inContainer);
    }

    private static void check(List<Target> targets) {
        for (Target target : targets) {
            assertThat(target.toDevice().serial()).isEqualTo(target.udid());
        }
    }
}
