package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.fakes.FakeDesktop;
import dev.bottlenose.sdk.pairing.TestAuthority;
import dev.bottlenose.sdk.state.FlipperState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A desktop, clients for it, and their private directory. Everything is stopped and removed after each test. */
final class ClientFixture implements BeforeEachCallback, AfterEachCallback {
    static final TestAuthority AUTHORITY = TestAuthority.create();

    private static final Duration SHORT_DELAY = Duration.ofMillis(100);

    private final Semaphore updates = new Semaphore(0);
    private final List<FlipperClient> clients = new ArrayList<>();

    /** Null before the first test, as the directory is. */
    private @Nullable FakeDesktop desktop;

    private @Nullable Path privateDirectory;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        desktop = FakeDesktop.start(AUTHORITY);
        privateDirectory = Files.createTempDirectory("client");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        clients.forEach(FlipperClient::stop);
        desktop().close();
        // They may still be writing files, in the directory that is about to be removed.
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("bottlenose-link")) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
            }
        }
        try (Stream<Path> files = Files.walk(privateDirectory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.delete(file);
            }
        }
    }

    FakeDesktop desktop() {
        return Objects.requireNonNull(desktop);
    }

    Path privateDirectory() {
        return Objects.requireNonNull(privateDirectory);
    }

    /** A client for the desktop, which is not started. */
    FlipperClient client() {
        return client(builder -> builder);
    }

    /** A client with other settings. */
    FlipperClient client(UnaryOperator<FlipperClientBuilder> settings) {
        FlipperClient client = settings.apply(builder()).build();
        client.subscribeForUpdates(updates::release);
        clients.add(client);
        return client;
    }

    /** The state begins again when it gets long, so a part is repeated with the next attempt. */
    void awaitState(FlipperClient client, String part) throws InterruptedException {
        while (!client.getState().contains(part)) {
            awaitUpdate(client);
        }
    }

    void await(FlipperClient client, String step, FlipperState.Outcome outcome) throws InterruptedException {
        while (client.getStateSummary().get(step) != outcome) {
            awaitUpdate(client);
        }
    }

    private void awaitUpdate(FlipperClient client) throws InterruptedException {
        assertThat(updates.tryAcquire(60, TimeUnit.SECONDS))
                .as(client.getState())
                .isTrue();
    }

    private FlipperClientBuilder builder() {
        return FlipperClient.builder("Käse App")
                .appId("com.example.app")
                .os("MacOS")
                .device("work & station")
                .ports(desktop().insecurePort(), desktop().securePort())
                .privateDirectory(privateDirectory())
                .reconnectDelay(SHORT_DELAY)
                .timeouts(new LinkTimeouts(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofMinutes(5)))
                .pluginLimit(Duration.ofSeconds(30));
    }
}
