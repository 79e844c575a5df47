package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class PlatformTest {
    @Test
    void portsComeFromThePropertyEachForItself() {
        assertThat(ports("1111,2222")).containsExactly(1111, 2222);
        assertThat(ports("1111")).containsExactly(1111, 9088);
        assertThat(ports("111ds1,2222")).containsExactly(9089, 2222);
        assertThat(ports("")).containsExactly(9089, 9088);
    }

    @Test
    void operatingSystemsGoByFlippersNames() {
        assertThat(named("Mac OS X").os()).isEqualTo("MacOS");
        assertThat(named("Windows 11").os()).isEqualTo("Windows");
        assertThat(named("Linux").os()).isEqualTo("Linux");
    }

    @Test
    void privateDirectoryIsWhereTheSystemWantsIt() {
        assertThat(named("Linux").privateDirectory("app")).isEqualTo(Path.of("/home/me/.local/state/bottlenose/app"));
        assertThat(named("Mac OS X").privateDirectory("app"))
                .isEqualTo(Path.of("/home/me/Library/Application Support/bottlenose/app"));
        assertThat(named("Linux", Map.of("XDG_STATE_HOME", "/state")).privateDirectory("app"))
                .isEqualTo(Path.of("/state/bottlenose/app"));
        assertThat(named("Linux", Map.of("XDG_STATE_HOME", "relative")).privateDirectory("app"))
                .isEqualTo(Path.of("/home/me/.local/state/bottlenose/app"));
    }

    @Test
    void homeOfTheEnvironmentComesBeforeWhatJavaFound() {
        assertThat(named("Linux", Map.of("HOME", "/home/you")).privateDirectory("app"))
                .isEqualTo(Path.of("/home/you/.local/state/bottlenose/app"));
        assertThat(named("Windows 11", Map.of("HOME", "/c/you")).privateDirectory("app"))
                .isEqualTo(Path.of("/home/me/AppData/Local/bottlenose/app"));
    }

    /** Java calls the home of a user that the system does not know "?", and an app starts wherever it runs. */
    @Test
    void userWithoutAHomeHasADirectoryForTemporaryFiles() {
        Properties properties = new Properties();
        properties.setProperty("os.name", "Linux");
        properties.setProperty("user.home", "?");
        properties.setProperty("java.io.tmpdir", "/tmp");

        Path directory = new Platform(properties, Map.of("HOME", "/home/\0")).privateDirectory("app");

        assertThat(directory).isEqualTo(Path.of("/tmp/bottlenose-home/.local/state/bottlenose/app"));
    }

    @Test
    void appIdMayBeNoMoreThanTheNameOfAPackage() {
        FlipperClientBuilder builder = FlipperClient.builder("My App");

        assertThatThrownBy(() -> builder.appId("my app")).hasMessageContaining("my app");
        assertThatThrownBy(() -> builder.appId("../other")).hasMessageContaining("app id");
        assertThatThrownBy(() -> builder.appId("..")).hasMessageContaining("app id");
        assertThatThrownBy(() -> FlipperClient.builder("")).hasMessageContaining("empty");
    }

    private static int[] ports(String property) {
        Properties properties = new Properties();
        properties.setProperty("flipper.ports", property);
        Platform platform = new Platform(properties, Collections.emptyMap());
        return new int[] {platform.port(0, 9089), platform.port(1, 9088)};
    }

    private static Platform named(String os) {
        return named(os, Collections.emptyMap());
    }

    private static Platform named(String os, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("os.name", os);
        properties.setProperty("user.home", "/home/me");
        return new Platform(properties, environment);
    }
}
