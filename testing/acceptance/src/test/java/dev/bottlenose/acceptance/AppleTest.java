package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.apple.FakeMac;
import dev.bottlenose.devices.apple.FakeMacBridgeFactory;
import dev.bottlenose.devices.apple.Samples;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.server.BottlenoseServer;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerOptions;
import dev.bottlenose.server.ServerPorts;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole server with the bridge to iOS, and an SDK whose app is an iOS app; only simctl and idb are fakes. */
final class AppleTest {
    private static final long TIMEOUT_SECONDS = 120;
    private static final String PRO = "15000000-0000-0000-0000-000000000001";
    private static final String PHONE = "00008101-000A";

    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
    private FakeMac scenario;
    private BottlenoseServer server;
    private Optional<FlipperClient> app = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        scenario = FakeMac.complete();
        scenario.write("list.json", Samples.XCODE_15);
        System.setProperty(FakeMacBridgeFactory.DIRECTORY, scenario.path("").toString());
        server = withFakeMacBridge(() -> BottlenoseServer.start(
                ServerOptions.in(new Home(scenario.path("server")))
                        .ports(ServerPorts.ANY)
                        .disabledBridges(Set.of("ios", "android"))
                        .build(),
                events::add));
    }

    @AfterEach
    void close() {
        app.ifPresent(FlipperClient::stop);
        server.close();
        scenario.close();
        System.clearProperty(FakeMacBridgeFactory.DIRECTORY);
    }

    @Test
    void appOnASimulatorPairsAndReconnects() throws Exception {
        await(
                ServerEvent.DeviceConnected.class,
                event -> event.device().serial().equals(PRO));
        startApp(scenario.path("CoreSimulator/Devices/" + PRO + "/data/Containers/Data/Application/0A-1B/Library"));

        assertThat(await(ServerEvent.ClientConnected.class, event -> true)
                        .query()
                        .deviceId())
                .isEqualTo(PRO);

        app.orElseThrow().stop();
        await(ServerEvent.ClientDisconnected.class, event -> true);
        app.orElseThrow().start();
        assertThat(await(ServerEvent.ClientConnected.class, event -> true)
                        .query()
                        .deviceId())
                .isEqualTo(PRO);

        scenario.write("list.json", "{\"devices\":{}}");
        assertThat(await(ServerEvent.DeviceDisconnected.class, event -> true)
                        .device()
                        .deviceType())
                .isEqualTo("emulator");
    }

    @Test
    void appOnAPhonePairsThroughIdb() throws Exception {
        scenario.write("targets.json", Samples.PHONE);
        await(
                ServerEvent.DeviceConnected.class,
                event -> event.device().serial().equals(PHONE));
        Path container = Files.createDirectories(scenario.path("Application/0A-1B"));
        Files.createDirectories(scenario.path("phones/" + PHONE));
        Files.createSymbolicLink(scenario.path("phones/" + PHONE + "/com.example.app"), container);
        startApp(container.resolve("Library"));

        assertThat(await(ServerEvent.ClientConnected.class, event -> true)
                        .query()
                        .deviceId())
                .isEqualTo(PHONE);
    }

    @Test
    void appWhosePhoneIsNotAttachedGetsTheReason() throws Exception {
        startApp(Files.createDirectories(scenario.path("Application/0A-1B/Library")));

        await(ServerEvent.SetupFailed.class, event -> event.message().contains("(no-device)"));
    }

    /** The service of the fake bridge is declared for this server alone. */
    private BottlenoseServer withFakeMacBridge(Callable<BottlenoseServer> start) throws Exception {
        scenario.write(
                "services/META-INF/services/" + DeviceBridgeFactory.class.getName(),
                FakeMacBridgeFactory.class.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader services =
                new URLClassLoader(new URL[] {scenario.path("services").toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(services);
            return start.call();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void startApp(Path privateDirectory) throws Exception {
        FlipperClient client = FlipperClient.builder("Demo")
                .appId("com.example.app")
                .os("iOS")
                .device("Ada's iPhone")
                .ports(server.ports().insecure(), server.ports().secure())
                .privateDirectory(Files.createDirectories(privateDirectory))
                .build();
        app = Optional.of(client);
        client.start();
    }

    private <T extends ServerEvent> T await(Class<T> kind, Predicate<T> wanted) throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event was published: " + kind.getSimpleName());
            } else if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                return kind.cast(event);
            }
        }
    }
}
