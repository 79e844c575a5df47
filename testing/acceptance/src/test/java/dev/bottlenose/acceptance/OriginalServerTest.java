package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.client.PluginMessage;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.rsocket.RSocketFallback;
import dev.bottlenose.wire.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK and the client library against the server they have to work with. */
final class OriginalServerTest {
    /** Reserved, and closed on every machine. */
    private static final int NOBODY = 1;

    private static final Json NOTHING = Json.object().build();

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
                Desktop desktop = new Desktop(server.uiPort)) {
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
                assertThat(desktop.await(ServerEvent.ClientConnected.class).id())
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
    void clientLibraryRunsCommandsReadsAnswersAndIsRefused() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                Desktop desktop = new Desktop(server.uiPort)) {
            BottlenoseClient library = desktop.client();

            assertThat(library.await(library.run(ServerCommands.STATE)).state()).isEqualTo("started");
            assertThat(library.await(library.run(AppCommands.LIST))).isEmpty();
            assertThat(library.await(library.run(PageCommands.CONFIG)).object("environmentInfo"))
                    .isPresent();
            assertThat(catchThrowableOfType(
                                    ClientException.Refused.class,
                                    () -> library.await(library.run(ServerCommands.CERTIFICATES)))
                            .fault())
                    .returns("server-refused", Fault::code)
                    .extracting(Fault::sentence)
                    .asString()
                    .contains(ServerCommands.CERTIFICATES.name());
            server.close();
            assertThat(desktop.client().end().get(60, TimeUnit.SECONDS).fault().code())
                    .isEqualTo("server-lost");
        }
    }

    @Test
    void appIsListedAndCalledOverTheBrowserPort() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                Desktop desktop = new Desktop(server.uiPort)) {
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
                assertThat(desktop.await(ServerEvent.ClientConnected.class).id())
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
                Desktop desktop = new Desktop(server.uiPort)) {
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
                assertThat(desktop.await(ServerEvent.Notified.class).title()).isEqualTo("Deprecation notice");
                assertThat(desktop.await(ServerEvent.ClientConnected.class).id())
                        .isEqualTo("My%20App#MacOS#workstation#");
                talk(desktop, "My%20App#MacOS#workstation#");
            } finally {
                stop(client, desktop);
            }
        }
    }

    @Test
    void appReconnectsToARestartedServerWhoseAuthorityIsNew() throws Exception {
        OriginalServer former = OriginalServer.start(home);
        FlipperClient client = FlipperClient.builder("My App")
                .os("Windows")
                .device("workstation")
                .ports(former.insecurePort, former.securePort)
                .privateDirectory(privateDirectory)
                .build();
        client.addPlugin(new Echo());
        try (former;
                Desktop desktop = new Desktop(former.uiPort)) {
            client.start();
            desktop.await(ServerEvent.ClientConnected.class);
        }

        try (OriginalServer server = OriginalServer.restart(Files.createDirectory(home.resolve("other")), former);
                Desktop desktop = new Desktop(server.uiPort)) {
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
    void demoPairsShowsItsDatabaseAndSendsItsRequests() throws Exception {
        try (OriginalServer server = OriginalServer.start(home);
                Desktop desktop = new Desktop(server.uiPort);
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
            String client = desktop.await(ServerEvent.ClientConnected.class).id();
            assertThat(client).startsWith("Harbour#MacOS#");

            BottlenoseClient library = desktop.client();
            assertThat(library.await(library.plugins(client))).contains("Network", "Databases", "sea-mammals");
            CompletableFuture<PluginMessage> request = new CompletableFuture<>();
            library.subscribe(client, "Network", request::complete);
            assertThat(request.get(120, TimeUnit.SECONDS).clientId()).isEqualTo(client);
            library.await(library.open(client, "Databases"));
            assertThat(library.await(library.call(client, "Databases", "databaseList", NOTHING))
                            .toString())
                    .contains("\"name\":\"market\"")
                    .contains("\"orders\"");
            assertThat(demo.interrupt()).isEqualTo(143);
        }
    }

    private static void talk(Desktop desktop, String clientId) throws Exception {
        BottlenoseClient library = desktop.client();
        assertThat(library.await(library.plugins(clientId))).containsExactly("Echo");

        library.await(library.open(clientId, "Echo"));
        assertThat(desktop.await(ServerEvent.MessageReceived.class).message())
                .hasToString("{\"method\":\"execute\",\"params\":{\"api\":\"Echo\",\"method\":\"hello\","
                        + "\"params\":{\"text\":\"käse 🧀\"}}}");

        Json params = Json.object()
                .put("big", "x".repeat(200_000))
                .put("text", "käse 🧀")
                .build();
        assertThat(library.await(library.call(clientId, "Echo", "echo", params)))
                .isEqualTo(params);
    }

    private static void stop(FlipperClient client, Desktop desktop) throws Exception {
        client.stop();
        desktop.await(ServerEvent.ClientDisconnected.class);
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
