package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.sdk.FlipperClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app with our SDK that works on while its server is stopped or killed, and started again, over and over. */
final class ServerRestartsTest {
    private static final int RESTARTS = 20;

    /** What the app says from one restart to the next, on a slow machine too. Twice as much is less than it may keep. */
    private static final int SAID_EACH_TIME = 200;

    @TempDir
    Path home;

    @TempDir
    Path app;

    private final BitSet heard = new BitSet();
    private Bottlenose bottlenose;
    private Bottlenose.Ports ports;
    private CountingPlugin work;
    private FlipperClient client;

    @BeforeEach
    void start() throws Exception {
        bottlenose = new Bottlenose(Jdk.current(), home);
        try (Bottlenose.Server first = bottlenose.serve()) {
            ports = first.ports();
            first.stop();
        }
        work = new CountingPlugin();
        client = FlipperClient.builder("Restless")
                .ports(ports.insecure(), ports.secure())
                .privateDirectory(app)
                .reconnectDelay(Duration.ofMillis(200))
                .build();
        client.addPlugin(work);
        client.start();
        work.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        work.stop();
        client.stop();
    }

    @Test
    void nothingTheAppSaysIsLostAndItsOwnWorkNeverWaits() throws Exception {
        long away = 0;
        for (int i = 0; i < RESTARTS; i++) {
            work.allow(SAID_EACH_TIME);
            long gone = System.nanoTime();
            try (Bottlenose.Server server = bottlenose.serve(ports);
                    Program tail = bottlenose.start("tail", "--json", "--plugin", "Work")) {
                away += System.nanoTime() - gone;
                work.awaitMore(1);
                hear(tail, work.said());
                if (i % 2 == 0) {
                    stopInOrder(server, tail);
                } else {
                    killBeforeItReads(server, tail);
                }
            }
            // Without a server.
            work.awaitMore(2);
        }
        work.stop();
        try (Bottlenose.Server server = bottlenose.serve(ports);
                Program tail = bottlenose.start("tail", "--json", "--plugin", "Work")) {
            hear(tail, work.said());
            assertThat(server.processId()).isPositive();
        }

        // An app that waits for its server waits as long as that is away.
        assertThat(work.waited())
                .as("time the app's thread waited within the SDK")
                .isLessThan(Duration.ofNanos(away / 4));
    }

    private void stopInOrder(Bottlenose.Server server, Program tail) throws InterruptedException {
        server.stop();
        tail.awaitExit();
        tail.awaitStreams();
        for (String line : tail.lines()) {
            if (line.startsWith("{")) {
                heard.set(numberOf(Program.parse(line)));
            }
        }
    }

    /** What a server has read, and no front end from it, dies with its memory; so first all that was said is heard. */
    private void killBeforeItReads(Bottlenose.Server server, Program tail) throws Exception {
        work.pause();
        hear(tail, work.said());
        server.freeze();
        work.goOn();
        work.awaitMore(5);
        server.kill();
    }

    /** Waits until this many numbers were said; not necessarily all of them here. */
    private void hear(Program tail, int count) throws InterruptedException {
        while (heard.length() < count) {
            heard.set(numberOf(tail.awaitJson(line -> line.has("plugin"))));
        }
        assertThat(heard.nextClearBit(0)).as("first number that was not heard").isEqualTo(heard.length());
    }

    private static int numberOf(JsonObject line) {
        return (int) line.object("params").orElseThrow().integer("number").orElseThrow();
    }
}
