package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.rsocket.RSocketFallback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK against the server it must work with. */
final class OriginalServerTest {
    /** Reserved, and closed on every machine. */
    private static final int NOBODY = 1;

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
                talk(desktop, "My%20App#MacOS#workstation#");
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
                talk(desktop, "My%20App#Linux#workstation#1");
                assertThat(privateDirectory).isEmptyDirectory();
            } finally {
                stop(client, desktop);
            }
        }
    }

    @Test
    void appPairsIsListedAndIsCalledOverRSocketWhereNothingElseIsOpen() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                FrontEnd desktop = new FrontEnd(server.uiPort)) {
            FlipperClient client = FlipperClient.builder("My App")
                    .appId("com.example.my-app")
                    .os("MacOS")
                    .device("workstation")
                    .ports(NOBODY, NOBODY)
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
                talk(desktop, "My%20App#MacOS#workstation#");
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
            desktop.awaitClient();
            talk(desktop, "My%20App#Windows#workstation#");
            stop(client, desktop);
        } finally {
            client.stop();
        }
    }

    @Test
    void appStaysPairedWhenTheOriginalTakesBottlenosesPlace() throws Exception {
        try (Bottlenose.Server bottlenose =
                new Bottlenose(Jdk.current(), Files.createDirectory(home.resolve(".flipper"))).serve()) {
            connectAndStop(bottlenose.port("insecure"), bottlenose.port("secure"));
        }

        try (OriginalServer server = OriginalServer.start(home)) {
            connectAndStop(NOBODY, server.securePort);
        }
    }

    private void connectAndStop(int insecurePort, int securePort) throws Exception {
        FlipperClient client = FlipperClient.builder("My App")
                .os("Windows")
                .device("workstation")
                .ports(insecurePort, securePort)
                .privateDirectory(privateDirectory)
                .build();
        CountDownLatch connected = new CountDownLatch(1);
        client.subscribeForUpdates(() -> {
            if (client.isConnected()) {
                connected.countDown();
            }
        });
        client.start();
        try {
            assertThat(connected.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            client.stop();
        }
    }

    @Test
    void demoPairsShowsItsDatabaseAndIsHeard() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                FrontEnd desktop = new FrontEnd(server.uiPort);
                Program demo = Program.start(
                        "demo",
                        new Bottlenose(Jdk.current(), home)
                                .commandLine(
                                        "demo",
                                        "--os",
                                        "MacOS",
                                        "--name",
                                        "Harbour",
                                        "--secure-port",
                                        "" + server.securePort,
                                        "--insecure-port",
                                        "" + server.insecurePort),
                        Map.of(
                                "HOME",
                                privateDirectory.toString(),
                                "XDG_STATE_HOME",
                                privateDirectory.resolve("state").toString()))) {
            String client = Objects.requireNonNull(
                    desktop.awaitEvent("client-connected").getString("id"));
            assertThat(client).startsWith("Harbour#MacOS#");

            FlipperObject plugins = request(desktop, client, FlipperObject.of("id", 0, "method", "getPlugins"));
            assertThat(plugins.getArray("plugins").toList()).contains("Network", "Databases", "sea-mammals");
            open(desktop, client, "Network");
            FlipperObject said = FlipperObject.empty();
            while (!"Network".equals(said.getObject("params").getString("api"))) {
                said = FlipperObject.parse(
                        Objects.toString(desktop.awaitEvent("client-message").getString("message")));
            }
            open(desktop, client, "Databases");
            FlipperObject call = FlipperObject.of(
                    "id",
                    1,
                    "method",
                    "execute",
                    "params",
                    FlipperObject.of("api", "Databases", "method", "databaseList"));
            assertThat(desktop.exec("client-request-response", client, call)
                            .getObject("data")
                            .getArray("success")
                            .toJsonString())
                    .contains("\"name\":\"market\"")
                    .contains("\"orders\"");
            assertThat(demo.interrupt()).isEqualTo(143);
        }
    }

    private static void open(FrontEnd desktop, String client, String plugin) throws Exception {
        desktop.exec(
                "client-request",
                client,
                FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", plugin)));
    }

    private static void talk(FrontEnd desktop, String clientId) throws Exception {
        FlipperObject plugins = request(desktop, clientId, FlipperObject.of("id", 0, "method", "getPlugins"));
        assertThat(plugins).isEqualTo(FlipperObject.of("plugins", FlipperArray.of("Echo")));

        desktop.exec(
                "client-request",
                clientId,
                FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "Echo")));
        assertThat(desktop.awaitEvent("client-message").getString("message"))
                .isEqualTo("{\"method\":\"execute\",\"params\":{\"api\":\"Echo\",\"method\":\"hello\","
                        + "\"params\":{\"text\":\"käse 🧀\"}}}");

        FlipperObject params = FlipperObject.of("big", "x".repeat(200_000), "text", "käse 🧀");
        FlipperObject echo = request(
                desktop,
                clientId,
                FlipperObject.of(
                        "id",
                        1,
                        "method",
                        "execute",
                        "params",
                        FlipperObject.of("api", "Echo", "method", "echo", "params", params)));
        assertThat(echo).isEqualTo(params);
    }

    private static FlipperObject request(FrontEnd desktop, String clientId, FlipperObject message) throws Exception {
        return desktop.exec("client-request-response", clientId, message)
                .getObject("data")
                .getObject("success");
    }

    private static void stop(FlipperClient client, FrontEnd desktop) throws Exception {
        client.stop();
        desktop.awaitEvent("client-disconnected");
    }

    private static final class Echo implements FlipperPlugin {
        @Override
        public String getId() {
            return "Echo";
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connection.receive("echo", (params, responder) -> responder.success(params));
            connection.send("hello", FlipperObject.of("text", "käse 🧀"));
        }

        @Override
        public void onDisconnect() {}
    }
}
