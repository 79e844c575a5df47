package dev.bottlenose.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerPorts;
import dev.bottlenose.wire.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found on a computer without a server. */
final class ComputerTest {
    @TempDir
    Path directory;

    @Test
    void freePortsAndAHomeThatCanBeCreatedAreWell() {
        List<Finding> findings = computer(Map.of(), Path.of("/proc")).checkForServer(ServerPorts.ANY);

        assertThat(findings).allMatch(Finding::isGood);
        assertThat(findings).extracting(Finding::check).contains("ports", "home", "java");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void holderOfAPortIsFoundInTheSystemsOwnTables() throws Exception {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortHolders holders = new PortHolders(Path.of("/proc"));

            assertThat(holders.of(held.getLocalPort()))
                    .hasValueSatisfying(holder -> assertThat(holder.processId())
                            .isEqualTo(ProcessHandle.current().pid()));
            assertThat(holders.of(1)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/node /opt/node_modules/flipper-server/server.js, original-flipper-running",
        "/opt/Flipper/flipper --no-sandbox, original-flipper-running",
        "/usr/bin/java -cp x dev.bottlenose.cli.Main serve, server-of-another-home",
        "/usr/sbin/nginx -g daemon, port-taken"
    })
    void programThatHoldsAPortIsNamed(String command, String code) throws Exception {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path proc = proc(held.getLocalPort(), command);

            Finding finding = holderOf(held.getLocalPort(), proc);

            assertThat(finding.fault().orElseThrow().code()).isEqualTo(code);
            assertThat(finding.message())
                    .contains("browser port " + held.getLocalPort())
                    .contains("process 77");
        }
    }

    @Test
    void holderThatCannotBeSeenIsUnknown() throws Exception {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finding finding = holderOf(held.getLocalPort(), directory);

            assertThat(finding.message()).contains("a program that this user cannot see");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void fileInPlaceOfTheHomeAndAnOpenTokenAreFaults() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(codes(new HomeChecks(new Home(file), Clock.systemUTC()).check()))
                .containsExactly("home-unwritable");

        Path token = Files.createFile(
                Files.createDirectories(directory.resolve("home/certs")).resolve("auth.token"));
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        HomeChecks checks = new HomeChecks(new Home(directory.resolve("home")), Clock.systemUTC());
        assertThat(codes(checks.check())).containsExactly("secret-readable");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        assertThat(codes(checks.check())).isEmpty();
    }

    @Test
    void clockBeforeTheAuthorityBeganIsAFault() throws Exception {
        Home home = new Home(directory.resolve("home"));
        CertificateAuthority.open(home.certificates(), Clock.systemUTC(), new SecureRandom());

        assertThat(codes(new HomeChecks(home, Clock.systemUTC()).check())).isEmpty();
        assertThat(codes(new HomeChecks(home, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).check()))
                .containsExactly("clock-behind");
    }

    @ParameterizedTest
    @CsvSource({
        "http_proxy, http://proxy:3128, '', true",
        "ALL_PROXY, socks5://proxy:1080, '10.0.0.0/8, example.com', true",
        "http_proxy, http://proxy:3128, 'example.com, localhost', false",
        "HTTP_PROXY, http://proxy:3128, *, false",
        "http_proxy, '', '', false"
    })
    void proxyWithoutAnExceptionForLocalhostIsAFault(String name, String proxy, String exceptions, boolean fault) {
        Computer computer = computer(Map.of(name, proxy, "NO_PROXY", exceptions), directory);

        assertThat(codes(computer.checkForApps()).contains("proxy-for-localhost"))
                .isEqualTo(fault);
    }

    @Test
    void nextStepIsThatOfTheProblemWhichCausesTheOthers() {
        Finding app = Finding.bad("apps", fault("app-not-connected"));
        Finding port = Finding.bad("ports", fault("port-taken"));

        assertThat(Finding.next(List.of(Finding.good("server", "Well."), app, port))
                        .orElseThrow()
                        .fault())
                .isEqualTo(port.fault());
        assertThat(Finding.next(List.of(Finding.good("server", "Well.")))).isEmpty();
    }

    private static Fault fault(String code) {
        return new Fault(code, "It failed.", "try again");
    }

    private Computer computer(Map<String, String> environment, Path proc) {
        return new Computer(new Home(directory.resolve("home")), environment, Clock.systemUTC(), proc);
    }

    private Finding holderOf(int port, Path proc) {
        ServerPorts ports = new ServerPorts(0, 0, 0, port, 0, 0);
        return computer(Map.of(), proc).checkForServer(ports).get(0);
    }

    /** Linux's tables with one process, which listens on a port. */
    private Path proc(int port, String command) throws Exception {
        Path net = Files.createDirectories(directory.resolve("net"));
        Files.writeString(
                net.resolve("tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
                        + String.format(
                                "   0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 4711"
                                        + " 1\n",
                                port));
        Path open = Files.createDirectories(directory.resolve("77/fd"));
        Files.createSymbolicLink(open.resolve("5"), Path.of("socket:[4711]"));
        Files.writeString(open.resolveSibling("cmdline"), command.replace(' ', '\0') + "\0");
        return directory;
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.fault().stream())
                .map(Fault::code)
                .toList();
    }
}
