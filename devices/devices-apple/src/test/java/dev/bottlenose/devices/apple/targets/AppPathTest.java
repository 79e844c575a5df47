package dev.bottlenose.devices.apple.targets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppPathTest {
    private static final String PHONE = "/var/mobile/Containers/Data/Application/0A1B-2C/";

    @Test
    void simulatorIsFoundInThePath() {
        assertThat(AppPath.simulator("/Users/ada/Library/Developer/CoreSimulator/Devices/15A-B/data/Containers/"
                        + "Data/Application/0A1B-2C/Library/Application Support/sonar/"))
                .contains("15A-B");
        assertThat(AppPath.simulator(PHONE + "Library/sonar/")).isEmpty();
        assertThat(AppPath.simulator("/Devices//data/")).isEmpty();
    }

    @Test
    void pathInTheContainerIsFound() {
        assertThat(AppPath.inContainer(PHONE + "Library/Application Support/sonar/"))
                .contains("Library/Application Support/sonar");
        assertThat(AppPath.inContainer("/private" + PHONE + "tmp")).contains("tmp");
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
    void pathThatIdbWouldMisreadIsNoDestination(String path) {
        assertThat(AppPath.inContainer(path)).isEmpty();
    }
}
