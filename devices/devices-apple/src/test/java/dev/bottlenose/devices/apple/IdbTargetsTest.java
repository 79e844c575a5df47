package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.devices.Device;
import dev.bottlenose.protocol.json.MalformedJsonException;
import org.junit.jupiter.api.Test;

final class IdbTargetsTest {
    static final String PHONE =
            "{\"name\": \"Ada's iPhone\", \"udid\": \"00008101-000A\", \"state\": \"Booted\", \"type\": \"device\","
                    + " \"os_version\": \"iOS 16.4\", \"architecture\": \"arm64\", \"host\": \"localhost\","
                    + " \"port\": 10882, \"is_local\": true}\n";

    static final String SIMULATOR =
            "{\"name\": \"iPhone 14\", \"udid\": \"14\", \"state\": \"Shutdown\", \"type\": \"simulator\","
                    + " \"os_version\": \"iOS 16.4\", \"architecture\": \"x86_64\"}\n";

    /** What a companion says of its one target, in its own names. */
    static final String DESCRIPTION =
            "{\"udid\": \"00008101-000A\", \"name\": \"Ada's iPhone\", \"state\": \"Booted\", \"target_type\": \"device\","
                    + " \"os_version\": \"iOS 16.4\", \"architecture\": \"arm64\", \"companion_info\": {\"udid\":"
                    + " \"00008101-000A\", \"is_local\": false, \"address\": {\"host\": \"mac\", \"port\": 10882}},"
                    + " \"screen_dimensions\": null, \"metadata\": {}}\n";

    @Test
    void targetsAreOneALine() throws Exception {
        assertThat(IdbTargets.read(PHONE + SIMULATOR + "\n"))
                .containsExactly(
                        new Target("00008101-000A", "Ada's iPhone", Device.Kind.PHYSICAL, "iOS 16.4", true),
                        new Target("14", "iPhone 14", Device.Kind.EMULATOR, "iOS 16.4", false));
        assertThat(IdbTargets.read("")).isEmpty();
    }

    @Test
    void descriptionNamesTheKindDifferently() throws Exception {
        assertThat(IdbTargets.read(DESCRIPTION))
                .containsExactly(new Target("00008101-000A", "Ada's iPhone", Device.Kind.PHYSICAL, "iOS 16.4", true));
    }

    @Test
    void wordsAreNoTargets() {
        assertThatThrownBy(() -> IdbTargets.read("No available targets")).isInstanceOf(MalformedJsonException.class);
    }
}
