package dev.bottlenose.devices.android.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppAddressTest {
    @ParameterizedTest
    @CsvSource({
        "com.a.b, , /data/user/0/com.a.b/files/sonar/, com.a.b, 0",
        "com.a.b, , /data/data/com.a.b/files/sonar/, com.a.b, 0",
        "com.a.b, , /data/user/10/com.a.b/files/sonar/, com.a.b, 10",
        "com.a.b, , /data/user_de/150/com.a.b/files/sonar/, com.a.b, 150",
        "com.a.b, , /mnt/expand/1-2/user/11/com.a.b/files/sonar/, com.a.b, 11",
        "com.flipper, com.long.name, /data/user/0/com.long.name/files/sonar/, com.long.name, 0",
        "com.flipper, , /data/user/12/com.long.name/files/sonar/, com.long.name, 12",
        ", com.a.b, /data/user/0/com.a.b/files/sonar/, com.a.b, 0",
        ", , /data/data/com.a.b/files/sonar, com.a.b, 0",
        "com.a.b, , /data/user/10/other/files/sonar/, com.a.b, 0",
    })
    void packageAndUserAreFoundInAnyOfTheirPlaces(
            String commonName, String appId, String directory, String packageName, int user) {
        assertThat(AppAddress.read("Demo", Optional.ofNullable(commonName), Optional.ofNullable(appId), directory))
                .isEqualTo(new AppAddress.Reading.Found(
                        new AppAddress(packageName, user, directory.endsWith("/") ? directory : directory + "/")));
    }
}
