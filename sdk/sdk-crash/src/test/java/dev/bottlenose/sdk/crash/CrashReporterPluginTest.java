package dev.bottlenose.sdk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CrashReporterPluginTest {
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final AtomicReference<@Nullable Throwable> appsHandlerGot = new AtomicReference<>();
    private final MockConnection desktop = new MockConnection();
    private final CrashReporterPlugin plugin =
            new CrashReporterPlugin(Duration.ofSeconds(30), Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC));

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void uncaughtExceptionIsReportedAndThenLeftToTheAppsHandler() throws Exception {
        connect();
        Thread.setDefaultUncaughtExceptionHandler((thread, crash) -> appsHandlerGot.set(crash));
        plugin.install();
        IllegalStateException crash = new IllegalStateException("broken", new RuntimeException("deeper"));

        die(crash);

        FlipperObject report = reports().get(0);
        assertThat(report.getString("name")).isEqualTo("java.lang.IllegalStateException");
        assertThat(report.getString("reason")).isEqualTo("broken");
        assertThat(report.getString("callstack"))
                .startsWith("java.lang.IllegalStateException: broken")
                .contains("\tat " + CrashReporterPluginTest.class.getName())
                .contains("Caused by: java.lang.RuntimeException: deeper");
        assertThat(report.getLong("date")).isEqualTo(1_000);
        assertThat(report.getString("thread")).isEqualTo("worker");
        assertThat(appsHandlerGot).hasValue(crash);
    }

    @Test
    void dyingThreadWaitsForTheDesktopNoLongerThanItsTimeout() throws Exception {
        UnconfirmingConnection connection = new UnconfirmingConnection();
        plugin.onConnect(connection);
        Thread.setDefaultUncaughtExceptionHandler((thread, crash) -> connection.calls.add("handler of the app"));
        plugin.install();

        die(new IllegalStateException());
        plugin.onDisconnect();
        die(new IllegalStateException());

        assertThat(connection.calls)
                .containsExactly(
                        "crash-report", "wait PT30S", "handler of the app", "crash-report", "handler of the app");
    }

    @Test
    void crashBeforeTheFirstDesktopIsKept() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, crash) -> appsHandlerGot.set(crash));
        plugin.install();
        die(new IllegalStateException());

        connect();

        assertThat(reports()).hasSize(1);
        assertThat(reports().get(0).getString("reason")).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void appsHandlerIsCalledEvenIfTheCrashCannotBeReported() throws Exception {
        connect();
        Thread.setDefaultUncaughtExceptionHandler((thread, crash) -> appsHandlerGot.set(crash));
        plugin.install();
        RuntimeException unprintable = new Unprintable();

        die(unprintable);

        assertThat(reports()).isEmpty();
        assertThat(appsHandlerGot).hasValue(unprintable);
    }

    @Test
    void withoutAHandlerTheExceptionIsPrintedAsJavaDoes() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(null);
        plugin.install();
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            die(new IllegalStateException("broken"));
        } finally {
            System.setErr(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("Exception in thread \"worker\" java.lang.IllegalStateException: broken");
    }

    @Test
    void installingTwiceReportsOnce() throws Exception {
        connect();
        Thread.setDefaultUncaughtExceptionHandler((thread, crash) -> appsHandlerGot.set(crash));
        plugin.install();
        plugin.install();

        die(new IllegalStateException());

        assertThat(reports()).hasSize(1);
    }

    @Test
    void uninstallingRestoresTheAppsHandler() {
        UncaughtExceptionHandler apps = (thread, crash) -> appsHandlerGot.set(crash);
        Thread.setDefaultUncaughtExceptionHandler(apps);
        plugin.install();

        plugin.uninstall();

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(apps);
    }

    @Test
    void stackOfEndlessRecursionIsCut() {
        connect();
        RuntimeException crash = new RuntimeException("x".repeat(100_000));

        plugin.report(Thread.currentThread(), crash);

        assertThat(String.valueOf(reports().get(0).getString("callstack"))).hasSize(64_005);
    }

    private void connect() {
        FlipperClient client = new FlipperClient(desktop);
        client.addPlugin(plugin);
        client.start();
        desktop.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "CrashReporter")));
    }

    private List<FlipperObject> reports() {
        return desktop.sentMessages().stream()
                .map(message -> message.getObject("params"))
                .filter(params -> "crash-report".equals(params.getString("method")))
                .map(params -> params.getObject("params"))
                .collect(Collectors.toList());
    }

    private static void die(RuntimeException crash) throws InterruptedException {
        Thread worker = new Thread(
                () -> {
                    throw crash;
                },
                "worker");
        worker.start();
        worker.join();
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }
}
