package dev.bottlenose.devices.apple.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.apple.Samples;
import dev.bottlenose.protocol.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatorListTest {
    @Test
    void availabilityIsReadInTheFormOfEveryXcode() throws Exception {
        assertThat(SimulatorList.read(Samples.XCODE_9))
                .containsExactly(simulator("9A000000-0000-0000-0000-000000000001", "iPhone X", "iOS 11.4", true));
        assertThat(SimulatorList.read(Samples.XCODE_10))
                .containsExactly(simulator("10000000-0000-0000-0000-000000000001", "iPhone XR", "iOS 12.1", false));
        assertThat(SimulatorList.read(Samples.XCODE_15))
                .containsExactly(
                        simulator("15000000-0000-0000-0000-000000000001", "iPhone 15 Pro", "iOS 17.2", true),
                        simulator("15000000-0000-0000-0000-000000000002", "iPad Air", "iOS 17.2", false));
    }

    @Test
    void simulatorOfWhichOnlyTheSerialIsKnownIsOneNonetheless() throws Exception {
        assertThat(SimulatorList.read("{\"devices\":{\"iOS 18.0\":[{\"udid\":\"A\"},{\"name\":\"no serial\"},7]}}"))
                .containsExactly(simulator("A", "A", "iOS 18.0", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"devices\":[]}", "No devices"})
    void outputThatIsNotAListIsDistinguishedFromAnEmptyOne(String text) throws Exception {
        assertThat(SimulatorList.read("{\"devices\":{}}")).isEmpty();
        assertThatThrownBy(() -> SimulatorList.read(text)).isInstanceOf(MalformedJsonException.class);
    }

    private static Target simulator(String udid, String name, String system, boolean booted) {
        return new Target(udid, name, Device.Kind.EMULATOR, system, booted);
    }
}
