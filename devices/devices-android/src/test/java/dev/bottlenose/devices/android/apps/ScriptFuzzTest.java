package dev.bottlenose.devices.android.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.devices.android.adb.ShellResults;
import dev.bottlenose.testing.fuzz.LinearWork;
import dev.bottlenose.wire.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a device's shell prints. */
final class ScriptFuzzTest {
    @FuzzTest
    void outputBetweenTheMarkersIsFoundWhateverSurroundsIt(byte[] bytes) {
        String noise = new String(bytes, UTF_8).replace("bottlenose", "");
        String content = noise.replace("\r\n", "\n");
        String printed = noise + "\nbottlenose-begin\n" + noise + "bottlenose-end 0\n" + noise;

        assertThat(Script.outcome(ShellResults.printed(printed))).contains(new Script.Outcome(true, content, ""));
    }

    @FuzzTest
    void anyOutputHasAnOutcomeAndEveryFailureADiagnosis(byte[] bytes) {
        String printed = new String(bytes, UTF_8);
        Optional<Script.Outcome> outcome = Script.outcome(ShellResults.printed(printed));
        AccessFaults faults = new AccessFaults(new AppAddress("a.b", 0, "/data/data/a.b/"), "device");
        Fault fault = outcome.map(done -> faults.shell(done.errors(), "use")).orElseGet(() -> faults.runAs(printed));

        assertThat(fault.sentence().length()).isLessThan(1000);
        assertThat(fault.sentence().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void workIsLinear() {
        LinearWork.check("bottlenose-begin\n", "bottlenose-end 1", text -> Script.outcome(ShellResults.printed(text)));
        LinearWork.check(text -> new AccessFaults(new AppAddress("a.b", 0, "/a/"), "device").runAs(text));
    }
}
