package dev.bottlenose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.server.ServerPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment in which a server is started. */
final class PortVariablesFuzzTest {
    @FuzzTest
    void whatIsNoPortIsReportedAndIgnored(byte[] bytes) {
        String value = new String(bytes, UTF_8);
        List<String> complaints = new ArrayList<>();
        PortVariables variables =
                new PortVariables(Map.of("FLIPPER_PORTS", value, "FLIPPER_BROWSER_PORT", value), complaints::add);
        int unset = PortVariables.UNSET;

        ServerPorts ports = variables.apply(new ServerPorts(unset, unset, unset, unset, unset, unset));

        assertThat(List.of(ports.browser(), ports.rsocketSecure(), ports.rsocketInsecure()))
                .allSatisfy(port -> assertThat(port).isBetween(1, 65535));
        assertThat(complaints).hasSizeBetween(value.isEmpty() ? 0 : 1, 2);
    }
}
