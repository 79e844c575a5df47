package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.server.ServerPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PortVariablesTest {
    private static final ServerPorts UNSET = new ServerPorts(
            PortVariables.UNSET,
            PortVariables.UNSET,
            PortVariables.UNSET,
            PortVariables.UNSET,
            PortVariables.UNSET,
            PortVariables.UNSET);

    private final List<String> warnings = new ArrayList<>();

    @Test
    void withoutVariablesTheDefaultsHold() {
        assertThat(apply(Map.of(), UNSET)).isEqualTo(ServerPorts.DEFAULT);
        assertThat(warnings).isEmpty();
    }

    @Test
    void theOriginalsVariablesNameTheInsecurePortFirst() {
        ServerPorts ports = apply(
                Map.of(
                        "FLIPPER_ALT_PORTS", "1001,1002",
                        "FLIPPER_PORTS", "1003,1004",
                        "FLIPPER_BROWSER_PORT", "1005"),
                UNSET);

        assertThat(ports).isEqualTo(new ServerPorts(ServerPorts.DEFAULT.ui(), 1002, 1001, 1005, 1004, 1003));
    }

    @Test
    void theCommandLineComesFirst() {
        ServerPorts given = new ServerPorts(1, 2, 3, 4, 5, 6);

        assertThat(apply(Map.of("FLIPPER_ALT_PORTS", "1001,1002", "FLIPPER_BROWSER_PORT", "1005"), given))
                .isEqualTo(given);
    }

    @Test
    void aVariableThatCannotBeReadIsIgnoredWithAWarning() {
        for (String value : List.of("1001", "1001,", "a,b", "0,1", "1001,70000", "1001,1002,1003")) {
            warnings.clear();
            assertThat(apply(Map.of("FLIPPER_ALT_PORTS", value), UNSET)).isEqualTo(ServerPorts.DEFAULT);
            assertThat(warnings).singleElement().asString().contains("FLIPPER_ALT_PORTS", value, "try: ");
        }
        warnings.clear();
        assertThat(apply(Map.of("FLIPPER_BROWSER_PORT", "none"), UNSET)).isEqualTo(ServerPorts.DEFAULT);
        assertThat(warnings).hasSize(1);
    }

    private ServerPorts apply(Map<String, String> environment, ServerPorts given) {
        return new PortVariables(environment, warnings::add).apply(given);
    }
}
