package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestinationTest {
    private static final String PHONE = "/var/mobile/Containers/Data/Application/0A1B-2C/";

    @Test
    void simulatorIsNamedInItsFilesPath() {
        assertThat(Destination.simulator("/Users/ada/Library/Developer/CoreSimulator/Devices/15A-B/data/Containers/"
                        + "Data/Application/0A1B-2C/Library/Application Support/sonar/"))
                .contains("15A-B");
        assertThat(Destination.simulator(PHONE + "Library/sonar/")).isEmpty();
        assertThat(Destination.simulator("/Devices//data/")).isEmpty();
    }

    @Test
    void whatFollowsTheContainerIsInIt() {
        assertThat(Destination.inContainer(PHONE + "Library/Application Support/sonar/"))
                .contains("Library/Application Support/sonar");
        assertThat(Destination.inContainer("/private" + PHONE + "tmp")).contains("tmp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/var/mobile/Library/sonar/",
                PHONE,
                PHONE + "/",
                PHONE + "/etc/",
                PHONE + "Library/../../other/",
                PHONE + "--udid/",
                PHONE + "com.other.app:Library/",
                PHONE + "a\0b/"
            })
    void whatIdbWouldTakeForSomethingElseIsNoDestination(String path) {
        assertThat(Destination.inContainer(path)).isEmpty();
    }
}
