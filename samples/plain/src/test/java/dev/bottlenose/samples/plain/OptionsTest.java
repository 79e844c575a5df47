package dev.bottlenose.samples.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    @Test
    void everyOptionIsRead() {
        assertThat(Options.parse(
                        "--os",
                        "MacOS",
                        "--host",
                        "::1",
                        "--secure-port",
                        "1",
                        "--insecure-port",
                        "2",
                        "--name",
                        "A b"))
                .isEqualTo(new Options("A b", Optional.of("MacOS"), "::1", 1, 2));
    }

    @Test
    void withoutOptionsTheUsualPortsOnThisMachineAreUsed() {
        assertThat(Options.parse())
                .isEqualTo(new Options("Bottlenose Demo", Optional.empty(), "localhost", 9088, 9089));
    }

    @Test
    void invalidOptionsAreRefusedWithASentence() {
        assertThatThrownBy(() -> Options.parse("--port", "1")).hasMessage("There is no option --port");
        assertThatThrownBy(() -> Options.parse("--os")).hasMessage("Missing value for --os");
        assertThatThrownBy(() -> Options.parse("--secure-port", "65536"))
                .hasMessage("The value of --secure-port is no port: 65536");
        assertThatThrownBy(() -> Options.parse("--insecure-port", "x"))
                .hasMessage("The value of --insecure-port is no port: x");
    }
}
