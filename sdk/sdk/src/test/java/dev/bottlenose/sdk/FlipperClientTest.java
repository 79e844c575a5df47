package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.fakes.FakeApp;
import dev.bottlenose.sdk.fakes.FakeDesktop;
import dev.bottlenose.sdk.fakes.FakePlugin;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.pairing.TestAuthority;
import dev.bottlenose.sdk.state.FlipperState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client with everything it is made of, against a desktop in the same process. */
final class FlipperClientTest {
    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final Duration SHORT_DELAY = Duration.ofMillis(100);

    @TempDir
    Path privateDirectory;

    private final Semaphore updates = new Semaphore(0);
    private final List<FlipperClient> clients = new ArrayList<>();
    private FakeDesktop desktop;

    @BeforeEach
    void startDesktop() throws Exception {
        desktop = FakeDesktop.start(AUTHORITY);
    }

    @AfterEach
    void stopAll() throws Exception {
        clients.forEach(FlipperClient::stop);
        desktop.close();
        // They may be writing files still, in a directory that is about to be removed.
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("bottlenose-link")) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
            }
        }
    }

    @Test
    void firstStartExchangesCertificatesAndConnects() throws Exception {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        FlipperClient client = client();
        client.start();

        FlipperObject request = desktop.awaitRequest();
        FlipperObject acknowledgement = desktop.awaitAcknowledgement();
        FakeApp app = desktop.awaitApp();

        Path directory = privateDirectory.toAbsolutePath().resolve("sonar");
        String csr = Files.readString(directory.resolve("app.csr"));
        assertThat(request.keys())
                .containsExactlyInAnyOrder("method", "csr", "destination", "medium", "logs", "timestamp");
        assertThat(request.getString("csr")).isEqualTo(csr);
        assertThat(request.getString("destination")).isEqualTo(directory + "/");
        assertThat(request.get("medium")).isEqualTo(1L);
        assertThat(Instant.ofEpochMilli(request.getLong("timestamp"))).isBetween(begin, Instant.now());
        assertThat(acknowledgement.get("isError")).isEqualTo(false);
        assertThat(acknowledgement.get("hasRequiredFiles")).isEqualTo(true);
        assertThat(acknowledgement.get("config")).isEqualTo(FlipperObject.of("deviceId", "device-1", "medium", 1));
        assertThat(app.query())
                .containsEntry("os", "MacOS")
                .containsEntry("device", "work & station")
                .containsEntry("device_id", "device-1")
                .containsEntry("app", "Käse App")
                .containsEntry("app_id", "com.example.app")
                .containsEntry("sdk_version", "4")
                .containsEntry("medium", "1")
                .containsEntry("csr_path", directory + "/");
        assertThat(new String(Base64.getDecoder().decode(app.query().get("csr")), StandardCharsets.US_ASCII))
                .isEqualTo(csr);
    }

    @Test
    void keyAndFilesAreTheirOwnersOnly() throws Exception {
        client().start();
        desktop.awaitApp();

        Path directory = privateDirectory.resolve("sonar");
        assertThat(mode(directory)).isEqualTo("rwx------");
        for (String file : List.of("privateKey.pem", "app.csr", "connection_config.json")) {
            assertThat(mode(directory.resolve(file))).as(file).isEqualTo("rw-------");
        }
        assertThat(Files.readString(directory.resolve("privateKey.pem")))
                .startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "app.csr", "privateKey.pem", "sonarCA.crt", "device.crt", "connection_config.json");
        }
    }

    @Test
    void stepsAreToldByTheirNames() throws Exception {
        FlipperClient client = client();
        client.addPlugin(FakePlugin.foreground("Cat"));
        client.start();
        desktop.awaitApp();
        await(client, "Attempt to connect with existing client certificate", FlipperState.Outcome.SUCCESS);

        assertThat(client.getStateSummary().keySet())
                .containsExactly(
                        "Create client",
                        "Add plugin Cat",
                        "Start client",
                        "Check required certificates are present",
                        "Establish certificate exchange connection",
                        "Attempt to connect for certificate exchange",
                        "Reset connection store state",
                        "Generate CSR",
                        "Getting cert from desktop",
                        "Establish main connection",
                        "Load Device Id",
                        "Attempt to connect with existing client certificate");
        assertThat(client.isConnected()).isTrue();
    }

    @Test
    void secondStartNeedsNoExchange() throws Exception {
        FlipperClient first = client();
        first.start();
        desktop.awaitRequest();
        FakeApp app = desktop.awaitApp();
        first.stop();
        app.awaitLeft();

        client().start();
        desktop.awaitApp();

        assertThat(desktop.requestCount()).isZero();
    }

    @Test
    void stoppedClientIsGoneAndCanBeStartedAgain() throws Exception {
        FakePlugin cat = FakePlugin.foreground("Cat");
        FlipperClient client = client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = desktop.awaitApp();
        app.init("Cat");
        cat.awaitCall("onConnect");

        client.stop();
        cat.awaitCall("onDisconnect");
        app.awaitLeft();
        assertThat(client.isConnected()).isFalse();

        client.start();
        desktop.awaitApp().init("Cat");
        cat.awaitCall("onConnect");
    }

    @Test
    void messagesOfAnySizeGoBothWays() throws Exception {
        FakePlugin cat = FakePlugin.foreground("Cat");
        FlipperClient client = client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = desktop.awaitApp();
        app.init("Cat");
        FlipperObject params = FlipperObject.of("text", "käse 🧀".repeat(500_000));

        app.execute(1, "Cat", "echo", params);

        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 1, "success", params));
    }

    @Test
    void badMessageIsReportedAndTheConnectionLives() throws Exception {
        FlipperClient client = client();
        client.start();
        FakeApp app = desktop.awaitApp();

        app.send("this is not JSON");
        app.send("[1]");
        app.send("{\"id\":\"one\",\"method\":\"getPlugins\"}");
        app.frame(0x82, new byte[10]);
        app.send("x".repeat(17 << 20));
        app.send(FlipperObject.of("id", 5, "method", "getPlugins"));

        for (int i = 0; i < 3; i++) {
            assertThat(app.await().getObject("error").getString("name")).isEqualTo("MalformedMessage");
        }
        assertThat(app.await())
                .isEqualTo(FlipperObject.of("id", 5, "success", FlipperObject.of("plugins", FlipperArray.of())));
    }

    @Test
    void noEventOfABackgroundPluginIsLostWhileTheDesktopIsKilledAgainAndAgain() throws Exception {
        FakePlugin cat = FakePlugin.background("Cat");
        FlipperClient client = client();
        client.addPlugin(cat);
        client.start();
        Set<Integer> received = new TreeSet<>();
        List<FakeApp> lives = new ArrayList<>();
        int sent = 0;
        for (int kill = 0; kill < 20; kill++) {
            FakeApp app = desktop.awaitApp();
            lives.add(app);
            app.init("Cat");
            cat.awaitCall("onConnect");
            for (int i = 0; i < 20; i++) {
                cat.send(sent++);
            }
            desktop.kill();
            cat.awaitCall("onDisconnect");
            cat.send(sent++);
            desktop.revive();
        }
        FakeApp last = desktop.awaitApp();
        last.init("Cat");
        while (!received.contains(sent - 1)) {
            received.add(number(last.await()));
        }
        lives.forEach(app -> app.all().forEach(event -> received.add(number(event))));

        assertThat(received).hasSize(20 * 21);
    }

    @Test
    void appFindsBackToADesktopWithAnotherAuthority() throws Exception {
        client().start();
        desktop.awaitApp();
        desktop.awaitRequest();
        desktop.kill();
        TestAuthority other = TestAuthority.create();
        desktop.revive(other, other);

        desktop.awaitRequest();
        desktop.awaitApp();
    }

    @Test
    void appThatIsLetInNoMoreAsksForANewCertificate() throws Exception {
        TestAuthority other = TestAuthority.create();
        client().start();
        desktop.awaitApp();
        desktop.awaitRequest();
        desktop.kill();
        // TLS 1.3: the app believes itself connected until it reads.
        desktop.revive(AUTHORITY, other);

        desktop.awaitRequest();
    }

    @Test
    void desktopThatRefusesIsAskedAgainAndItsWordIsKept() throws Exception {
        desktop.signWith(request -> "{}");
        FlipperClient client = client();
        client.start();

        assertThat(desktop.awaitAcknowledgement().get("isError")).isEqualTo(true);
        desktop.awaitRequest();
        desktop.signWith(request -> "no JSON at all");
        desktop.awaitRequest();
        awaitState(client, "[step][failed] Getting cert from desktop: the desktop refused");

        desktop.signWith(desktop::sign);
        desktop.awaitApp();
        assertThat(client.getState()).doesNotContain("no JSON at all");
    }

    @Test
    void desktopThatSignsButDoesNotDeliverIsNamed() throws Exception {
        desktop.signWith(request -> "{\"deviceId\":\"\"}");
        FlipperClient client = client();
        client.start();

        assertThat(desktop.awaitAcknowledgement().get("hasRequiredFiles")).isEqualTo(false);
        await(client, "Getting cert from desktop", FlipperState.Outcome.FAILED);
        awaitState(client, "no usable certificates are in " + privateDirectory.toAbsolutePath());
    }

    @Test
    void wrongClockIsNamedWithItsOffset() throws Exception {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-26));
        FlipperClient client = client(builder(Duration.ofSeconds(30)).clock(slow));
        client.start();

        await(client, "Establish main connection", FlipperState.Outcome.FAILED);
        awaitState(client, "this machine's is at least 1 d 1 h behind. try: set the date and time");
    }

    @Test
    void slowDesktopCostsTheAppNothing() throws Exception {
        FakePlugin cat = FakePlugin.background("Cat");
        CountDownLatch release = new CountDownLatch(1);
        FlipperClient client = client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = desktop.awaitApp();
        app.init("Cat");
        cat.awaitCall("onConnect");
        app.pauseUntil(release);

        String large = "x".repeat(100_000);
        try {
            for (int i = 0; i < 1_000; i++) {
                cat.connection().send("event", FlipperObject.of("text", large));
            }
            // All of it was taken while the desktop read nothing.
            assertThat(client.isConnected()).isTrue();
        } finally {
            release.countDown();
        }

        FlipperObject message = app.await();
        while (!"EventsLost".equals(message.getObject("error").getString("name"))) {
            message = app.await();
            cat.connection().send("event", FlipperObject.empty());
        }
        assertThat(message.getObject("error").getString("message")).contains("events were lost");
    }

    @Test
    void stuckPluginHarmsOnlyItself() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakePlugin stuck = new FakePlugin("Stuck", false, (params, responder) -> {
            release.await();
            responder.success(FlipperObject.of("late", true));
        });
        FlipperClient client = client(Duration.ofSeconds(2));
        client.addPlugin(stuck);
        client.addPlugin(FakePlugin.foreground("Cat"));
        client.start();
        FakeApp app = desktop.awaitApp();
        app.init("Stuck");
        app.init("Cat");

        app.execute(1, "Stuck", "work", FlipperObject.empty());
        app.execute(2, "Stuck", "echo", FlipperObject.empty());
        app.execute(3, "Cat", "echo", FlipperObject.of("still", "here"));

        List<FlipperObject> next = List.of(app.await(), app.await(), app.await());
        assertThat(next).contains(FlipperObject.of("id", 3, "success", FlipperObject.of("still", "here")));
        assertThat(errorOf(next, 2L).getString("name")).isEqualTo("PluginDoesNotAnswer");
        FlipperObject report = errorOf(next, null);
        assertThat(report.getString("name")).isEqualTo("PluginStuck");
        assertThat(report.getString("message")).contains("Plugin Stuck has not returned from execute work");
        assertThat(report.getString("stacktrace")).contains("CountDownLatch.await");

        release.countDown();
        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 1, "success", FlipperObject.of("late", true)));
        FlipperObject answer = null;
        for (int id = 4; answer == null || answer.contains("error"); id++) {
            app.execute(id, "Stuck", "echo", FlipperObject.of("back", id));
            answer = app.await();
        }
        assertThat(answer.getObject("success").contains("back")).isTrue();
    }

    @Test
    void answersMayComeFromAnyThreadAndOutOfOrder() throws Exception {
        List<Runnable> later = new ArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        FakePlugin cat = new FakePlugin("Cat", false, (params, responder) -> {
            later.add(() -> responder.success(params));
            both.countDown();
        });
        FlipperClient client = client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = desktop.awaitApp();
        app.init("Cat");
        app.execute(1, "Cat", "work", FlipperObject.of("n", 1));
        app.execute(2, "Cat", "work", FlipperObject.of("n", 2));
        assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();

        later.get(1).run();
        later.get(0).run();

        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 2, "success", FlipperObject.of("n", 2)));
        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 1, "success", FlipperObject.of("n", 1)));
    }

    @Test
    void allThreadsAreDaemons() throws Exception {
        FakePlugin cat = FakePlugin.foreground("Cat");
        FlipperClient client = client();
        client.addPlugin(cat);
        client.start();
        desktop.awaitApp().init("Cat");
        cat.awaitCall("onConnect");

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("bottlenose-")))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(Thread::isDaemon);
    }

    private FlipperClient client() {
        return client(Duration.ofSeconds(30));
    }

    private FlipperClient client(Duration pluginLimit) {
        return client(builder(pluginLimit));
    }

    private FlipperClient client(FlipperClientBuilder builder) {
        FlipperClient client = builder.build();
        client.subscribeForUpdates(updates::release);
        clients.add(client);
        return client;
    }

    private FlipperClientBuilder builder(Duration pluginLimit) {
        return FlipperClient.builder("Käse App")
                .appId("com.example.app")
                .os("MacOS")
                .device("work & station")
                .ports(desktop.insecurePort(), desktop.securePort())
                .privateDirectory(privateDirectory)
                .reconnectDelay(SHORT_DELAY)
                .timeouts(new LinkTimeouts(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMinutes(5)))
                .pluginLimit(pluginLimit);
    }

    /** The state begins anew when it gets long, so what one attempt says is there again after another. */
    private void awaitState(FlipperClient client, String part) throws InterruptedException {
        while (!client.getState().contains(part)) {
            assertThat(updates.tryAcquire(60, TimeUnit.SECONDS))
                    .as(client.getState())
                    .isTrue();
        }
    }

    private void await(FlipperClient client, String step, FlipperState.Outcome outcome) throws InterruptedException {
        while (client.getStateSummary().get(step) != outcome) {
            assertThat(updates.tryAcquire(60, TimeUnit.SECONDS))
                    .as(client.getState())
                    .isTrue();
        }
    }

    /** The one error among the messages that answers this call, or none. */
    private static FlipperObject errorOf(List<FlipperObject> messages, @Nullable Long id) {
        return messages.stream()
                .filter(message -> message.contains("error") && Objects.equals(message.get("id"), id))
                .findAny()
                .orElseThrow(() -> new AssertionError(messages))
                .getObject("error");
    }

    private static int number(FlipperObject event) {
        return event.getObject("params").getObject("params").getInt("number");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
