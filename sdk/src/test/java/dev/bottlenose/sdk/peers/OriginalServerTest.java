package dev.bottlenose.sdk.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bottlenose.sdk.FlipperClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The SDK against the server it must work with. */
@Timeout(120)
final class OriginalServerTest {
    @TempDir
    Path home;

    @TempDir
    Path privateDirectory;

    @BeforeEach
    void nodeIsThere() throws Exception {
        boolean available = OriginalServer.isAvailable();
        if (!available) {
            System.err.println("*** NOT TESTED against the original flipper-server: there is no node. "
                    + "try: install Node 20 or newer ***");
        }
        assumeTrue(available, "no node");
    }

    @Test
    void appPairsIsListedAndIsCalledOverTheSecurePort() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                FrontEnd desktop = new FrontEnd(server.uiPort)) {
            FlipperClient client = FlipperClient.builder("My App")
                    .appId("com.example.my-app")
                    .os("MacOS")
                    .device("workstation")
                    .ports(server.insecurePort, server.securePort)
                    .privateDirectory(privateDirectory)
                    .build();
            client.addPlugin(new Echo());
            client.start();
            try {
                assertThat(desktop.awaitEvent("client-connected").getString("id"))
                        .isEqualTo("My%20App#MacOS#workstation#");
                Echo.talk(desktop, "My%20App#MacOS#workstation#");
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(privateDirectory.resolve("sonar/privateKey.pem"))))
                        .isEqualTo("rw-------");
            } finally {
                stop(client, desktop);
            }
        }
    }

    @Test
    void appIsListedAndCalledOverTheBrowserPort() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                FrontEnd desktop = new FrontEnd(server.uiPort)) {
            FlipperClient client = FlipperClient.builder("My App")
                    .os("Linux")
                    .device("workstation")
                    .deviceId("1")
                    .browserPort(server.browserPort)
                    .privateDirectory(privateDirectory)
                    .build();
            client.addPlugin(new Echo());
            client.start();
            try {
                assertThat(desktop.awaitEvent("client-connected").getString("id"))
                        .isEqualTo("My%20App#Linux#workstation#1");
                Echo.talk(desktop, "My%20App#Linux#workstation#1");
                assertThat(privateDirectory).isEmptyDirectory();
            } finally {
                stop(client, desktop);
            }
        }
    }

    @Test
    void appFindsBackToARestartedServerWhoseAuthorityIsNew() throws Exception {
        OriginalServer former = OriginalServer.start(home);
        FlipperClient client = FlipperClient.builder("My App")
                .os("Windows")
                .device("workstation")
                .ports(former.insecurePort, former.securePort)
                .privateDirectory(privateDirectory)
                .build();
        client.addPlugin(new Echo());
        try (former;
                FrontEnd desktop = new FrontEnd(former.uiPort)) {
            client.start();
            desktop.awaitEvent("client-connected");
        }

        try (OriginalServer server = OriginalServer.restart(Files.createDirectory(home.resolve("other")), former);
                FrontEnd desktop = new FrontEnd(server.uiPort)) {
            desktop.awaitEvent("client-connected");
            Echo.talk(desktop, "My%20App#Windows#workstation#");
            stop(client, desktop);
        } finally {
            client.stop();
        }
    }

    private static void stop(FlipperClient client, FrontEnd desktop) throws Exception {
        client.stop();
        desktop.awaitEvent("client-disconnected");
    }
}
