package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ServerLocation;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tail} prints, against a whole server. */
final class TailTest {
    @TempDir
    private Path home;

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final StringWriter errors = new StringWriter();
    private TestServer server;
    private BottlenoseClient client;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(home);
        client = BottlenoseClient.at(ServerLocation.ofHome(home)).connect();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anAppThatIsConnectedAndOneThatConnectsLaterArePrinted() throws Exception {
        server.app("Shop");
        tail(Optional.empty(), Optional.empty(), false);
        assertThat(next()).isEqualTo("Shop\tMammals\trow\t{\"number\":1}");

        server.app("Bank");
        assertThat(next()).isEqualTo("Bank\tMammals\trow\t{\"number\":1}");
    }

    @Test
    void messagesArePrintedAsJson() throws Exception {
        server.app("Shop");
        tail(Optional.empty(), Optional.empty(), true);

        assertThat(next())
                .isEqualTo("{\"app\":\"Shop\",\"client\":\"Shop#Linux#desk#\",\"plugin\":\"Mammals\","
                        + "\"method\":\"row\",\"params\":{\"number\":1}}");
    }

    @Test
    void onlyTheWantedAppIsPrinted() throws Exception {
        server.app("Shop");
        server.app("Bank");
        tail(Optional.of("bank"), Optional.empty(), false);

        assertThat(next()).startsWith("Bank\t");
        assertThat(printed).isEmpty();
    }

    @Test
    void aPluginThatIsNotWantedIsNotOpened() {
        Tail.Filter filter = new Tail.Filter(Optional.of("sho"), Optional.of("Birds"));

        assertThat(filter.wantsApp("Shop#Linux#desk#", "Shop")).isTrue();
        assertThat(filter.wantsApp("Bank#Linux#desk#", "Bank")).isFalse();
        assertThat(filter.wantsPlugin(Optional.of("Birds"))).isTrue();
        assertThat(filter.wantsPlugin(Optional.of("Mammals"))).isFalse();
        assertThat(filter.wantsPlugin(Optional.empty())).isFalse();
        assertThat(new Tail.Filter(Optional.empty(), Optional.empty()).wantsPlugin(Optional.empty()))
                .isTrue();
    }

    @Test
    void anErrorOfAnAppIsPrintedWithoutAPlugin() throws Exception {
        StringWriter out = new StringWriter();

        new TailPrinter(false, new LineOutput(new PrintWriter(out)))
                .print("id", "Shop", Json.parseObject(JsonText.of("{\"error\":{\"message\":\"no fish\"}}")));

        assertThat(out.toString().strip()).isEqualTo("Shop\t-\terror\t{\"message\":\"no fish\"}");
    }

    private void tail(Optional<String> app, Optional<String> plugin, boolean json) throws Exception {
        new Tail(
                        client,
                        new Tail.Filter(app, plugin),
                        new TailPrinter(json, new LineOutput(new PrintWriter(new Lines()))),
                        new LineOutput(new PrintWriter(errors)))
                .start();
    }

    private String next() throws InterruptedException {
        String line = printed.poll(60, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing was printed; errors: " + errors);
        }
        return line;
    }

    /** Passes whole lines on. */
    private final class Lines extends Writer {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public void write(char[] text, int from, int length) {
            partial.append(text, from, length);
        }

        @Override
        public void flush() {
            List<String> lines = partial.toString().lines().toList();
            partial.setLength(0);
            printed.addAll(lines);
        }

        @Override
        public void close() {}
    }
}
