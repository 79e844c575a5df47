package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.wire.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of a server that cannot start, which leaves nothing open. */
final class StartFaultsTest {
    @TempDir
    Path home;

    @Test
    void secondServerInOneHomeNamesTheProcessThatUsesIt() throws Exception {
        try (RunningServer first = RunningServer.in(home)) {
            Fault fault = faultOf(home, "localhost", ServerPorts.ANY);

            assertThat(fault.code()).isEqualTo("home-in-use");
            assertThat(fault.sentence())
                    .contains("process id " + ProcessHandle.current().pid())
                    .contains(home.toString());
            assertThat(first.frontEnd().object(ServerCommands.STATE).string("state"))
                    .contains("started");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ui, --port",
        "secure, --secure-port",
        "insecure, --insecure-port",
        "browser, --browser-port",
        "rsocket-secure, --rsocket-secure-port",
        "rsocket-insecure, --rsocket-insecure-port",
    })
    void portInUseNamesListenerAndOption(String listener, String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            ServerPorts ports = new ServerPorts(
                    listener.equals("ui") ? port : 0,
                    listener.equals("secure") ? port : 0,
                    listener.equals("insecure") ? port : 0,
                    listener.equals("browser") ? port : 0,
                    listener.equals("rsocket-secure") ? port : 0,
                    listener.equals("rsocket-insecure") ? port : 0);

            Fault fault = faultOf(home, "localhost", ports);

            assertThat(fault.code()).isEqualTo("port-unavailable");
            assertThat(fault.sentence()).contains("The " + listener + " port " + port);
            assertThat(fault.next()).endsWith(option);
        }
        RunningServer.in(home).close();
    }

    @Test
    void invalidPortLeavesTheHomeUnlocked() throws Exception {
        ServerOptions options = ServerOptions.in(new Home(home))
                .ports(new ServerPorts(70_000, 0, 0, 0, 0, 0))
                .build();

        Assertions.assertThatIllegalArgumentException().isThrownBy(() -> BottlenoseServer.start(options, event -> {}));

        RunningServer.in(home).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.invalid", "192.0.2.1"})
    void hostThatIsNotThisComputerIsNamed(String host) throws Exception {
        Fault fault = faultOf(home, host, ServerPorts.ANY);

        assertThat(fault.code()).isEqualTo("host-unknown");
        assertThat(fault.sentence()).contains(host);
        assertThat(fault.next()).contains("--host");
        RunningServer.in(home).close();
    }

    @Test
    void fileInPlaceOfTheHomeIsNamed() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "precious");

        Fault fault = faultOf(file, "localhost", ServerPorts.ANY);

        assertThat(fault.code()).isEqualTo("home-unwritable");
        assertThat(fault.sentence()).contains(file.toString());
        assertThat(fault.next()).contains("--home");
        assertThat(file).hasContent("precious");
    }

    @Test
    void fileInPlaceOfTheCertificatesIsNamed() throws Exception {
        Path file = Files.writeString(home.resolve("certs"), "precious");

        Fault fault = faultOf(home, "localhost", ServerPorts.ANY);

        assertThat(fault.sentence()).contains(file.toString());
        assertThat(file).hasContent("precious");
    }

    @Test
    void portsFileExistsOnlyWhileTheServerRuns() throws Exception {
        Path ports = home.resolve("bottlenose/ports.json");
        try (RunningServer server = RunningServer.in(home)) {
            assertThat(ports).hasContent(server.ports().toJson().toString());
        }
        assertThat(ports).doesNotExist();
    }

    @Test
    void authorityAndTokenStayTheSameAcrossStarts() throws Exception {
        RunningServer first = RunningServer.in(home);
        String fingerprint = first.server().authority().fingerprint();
        String token = first.token();
        first.close();

        try (RunningServer second = RunningServer.in(home)) {
            assertThat(second.server().authority().fingerprint()).isEqualTo(fingerprint);
            assertThat(second.token()).isEqualTo(token);
        }
    }

    private static Fault faultOf(Path home, String host, ServerPorts ports) {
        ServerOptions options =
                ServerOptions.in(new Home(home)).host(host).ports(ports).build();
        ServerStartException failure = Assertions.catchThrowableOfType(
                ServerStartException.class, () -> BottlenoseServer.start(options, event -> {}));
        assertThat(failure).isNotNull();
        return failure.fault();
    }
}
