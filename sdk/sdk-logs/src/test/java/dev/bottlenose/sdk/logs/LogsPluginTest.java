package dev.bottlenose.sdk.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogsPluginTest {
    private final MockConnection desktop = new MockConnection();
    private final FlipperClient client = new FlipperClient(desktop);
    private final ManualPace pace = new ManualPace();
    private final LogsPlugin plugin = new LogsPlugin(pace, 1_000);

    @BeforeEach
    void start() {
        client.addPlugin(plugin);
        client.start();
    }

    @Test
    void pluginRunsInTheBackground() {
        desktop.onReceive(FlipperObject.of("id", 1, "method", "getBackgroundPlugins"));

        assertThat(desktop.successes())
                .containsExactly(
                        FlipperObject.of("id", 1, "success", FlipperObject.of("plugins", FlipperArray.of("JvmLogs"))));
    }

    @Test
    void lineIsSentFieldByField() {
        connect();

        plugin.add(new LogLine(1_000, LogLevel.WARN, "com.example.Orders", "main", "late", "java.lang.Error\n"));
        pace.turnToTheEnd();

        assertThat(lines().get(0).toJsonString())
                .isEqualTo("{\"date\":1000,\"type\":\"warn\",\"tag\":\"com.example.Orders\",\"pid\":"
                        + ProcessHandle.current().pid()
                        + ",\"thread\":\"main\",\"message\":\"late\",\"exception\":\"java.lang.Error\\n\"}");
    }

    @Test
    void threadThatLogsSendsNothingItself() {
        connect();

        plugin.add(line("first"));

        assertThat(lines()).isEmpty();
        pace.turnToTheEnd();
        assertThat(messages()).containsExactly("first");
    }

    @Test
    void newestLinesWaitForADesktopAndTheRestIsCounted() {
        for (int i = 0; i < 1_003; i++) {
            plugin.add(line("line " + i));
        }

        connect();
        pace.turnToTheEnd();

        assertThat(messages()).hasSize(1_001);
        assertThat(messages().get(0)).startsWith("3 lines before this one were dropped");
        assertThat(messages().get(1)).isEqualTo("line 3");
        assertThat(messages().get(1_000)).isEqualTo("line 1002");
    }

    @Test
    void manyLinesAreSentAPortionAtATime() {
        for (int i = 0; i < 450; i++) {
            plugin.add(line("line " + i));
        }
        connect();

        pace.turn();
        assertThat(lines()).hasSize(200);
        pace.turn();
        assertThat(lines()).hasSize(400);
        pace.turnToTheEnd();
        assertThat(lines()).hasSize(450);
    }

    @Test
    void lineAfterAPauseIsSentToo() {
        connect();
        plugin.add(line("one"));
        pace.turnToTheEnd();

        plugin.add(line("two"));
        pace.turnToTheEnd();

        assertThat(messages()).containsExactly("one", "two");
    }

    @Test
    void linesLoggedWhileDisconnectedAreSentToTheNextDesktop() {
        connect();
        desktop.disconnect();
        plugin.add(line("meanwhile"));
        pace.turnToTheEnd();
        assertThat(lines()).isEmpty();

        desktop.reconnect();
        connect();
        pace.turnToTheEnd();

        assertThat(messages()).containsExactly("meanwhile");
    }

    @Test
    void linesOfTheSdkItselfAreNotSent() {
        connect();

        plugin.add(new LogLine(0, LogLevel.INFO, "dev.bottlenose.sdk", "main", "no desktop", null));
        pace.turnToTheEnd();

        assertThat(lines()).isEmpty();
    }

    @Test
    void hugeLineIsCut() {
        connect();

        plugin.add(line("x".repeat(100_000)));
        pace.turnToTheEnd();

        assertThat(messages().get(0)).hasSizeLessThan(32_100).endsWith("... (100000 characters)");
    }

    private void connect() {
        desktop.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "JvmLogs")));
    }

    private List<FlipperObject> lines() {
        return desktop.sentMessages().stream()
                .map(message -> message.getObject("params"))
                .filter(params -> "log".equals(params.getString("method")))
                .map(params -> params.getObject("params"))
                .collect(Collectors.toList());
    }

    private List<String> messages() {
        return lines().stream()
                .map(line -> String.valueOf(line.getString("message")))
                .collect(Collectors.toList());
    }

    private static LogLine line(String message) {
        return new LogLine(0, LogLevel.INFO, "app", "main", message, null);
    }
}
