package dev.bottlenose.devices.apple.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.apple.Samples;
import dev.bottlenose.protocol.json.MalformedJsonException;
import org.junit.jupiter.api.Test;

final class IdbTargetsTest {
    @Test
    void targetsAreOneALine() throws Exception {
        assertThat(IdbTargets.read(Samples.PHONE + Samples.SIMULATOR + "\n"))
                .containsExactly(
                        new Target("00008101-000A", "Ada's iPhone", Device.Kind.PHYSICAL, "iOS 16.4", true),
                        new Target("14", "iPhone 14", Device.Kind.EMULATOR, "iOS 16.4", false));
        assertThat(IdbTargets.read("")).isEmpty();
    }

    @Test
    void descriptionNamesTheKindDifferently() throws Exception {
        assertThat(IdbTargets.read(Samples.DESCRIPTION))
                .containsExactly(new Target("00008101-000A", "Ada's iPhone", Device.Kind.PHYSICAL, "iOS 16.4", true));
    }

    @Test
    void otherTextIsRefused() {
        assertThatThrownBy(() -> IdbTargets.read("No available targets")).isInstanceOf(MalformedJsonException.class);
    }
}
