package dev.bottlenose.sdk.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.rsocket.RSocketFallback;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK against the original's server, on the ports that it kept for apps of before 2022. */
@Timeout(120)
final class OriginalRSocketTest {
    @TempDir
    Path home;

    @TempDir
    Path privateDirectory;

    @Test
    void appPairsIsListedAndIsCalledOverRSocket() throws Exception {
        boolean available = OriginalServer.isAvailable();
        if (!available) {
            System.err.println("*** NOT TESTED against the original flipper-server: there is no node. "
                    + "try: install Node 20 or newer ***");
        }
        assumeTrue(available, "no node");
        try (OriginalServer server = OriginalServer.start(home);
                FrontEnd desktop = new FrontEnd(server.uiPort);
                ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int closedPort = nobody.getLocalPort();
            nobody.close();
            FlipperClient client = FlipperClient.builder("My App")
                    .appId("com.example.my-app")
                    .os("MacOS")
                    .device("workstation")
                    .ports(closedPort, closedPort)
                    .fallback(RSocketFallback.onPorts(server.rsocketInsecurePort, server.rsocketSecurePort))
                    .privateDirectory(privateDirectory)
                    .build();
            client.addPlugin(new Echo());
            client.start();
            try {
                assertThat(desktop.awaitEvent("notification").getString("title"))
                        .isEqualTo("Deprecation notice");
                assertThat(desktop.awaitEvent("client-connected").getString("id"))
                        .isEqualTo("My%20App#MacOS#workstation#");
                Echo.talk(desktop, "My%20App#MacOS#workstation#");
                assertThat(Files.exists(privateDirectory.resolve("sonar/device.crt")))
                        .isTrue();
            } finally {
                client.stop();
                desktop.awaitEvent("client-disconnected");
            }
        }
    }
}
