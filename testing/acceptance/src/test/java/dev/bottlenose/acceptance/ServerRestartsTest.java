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

    /**
     * The numbers that the app sends from one restart to the next, on a slow machine too. Twice as many are less than
     * it may buffer.
     */
    private static final int SENT_EACH_TIME = 200;

    @TempDir
    Path home;

    @TempDir
    Path app;

    private final BitSet received = new BitSet();
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
    void noMessageOfTheAppIsLostAndItsOwnWorkNeverWaits() throws Exception {
        long downtime = 0;
        for (int i = 0; i < RESTARTS; i++) {
            work.allow(SENT_EACH_TIME);
            long stopped = System.nanoTime();
            try (Bottlenose.Server server = bottlenose.serve(ports);
                    Program tail = bottlenose.start("tail", "--json", "--plugin", "Work")) {
                downtime += System.nanoTime() - stopped;
                work.awaitMore(1);
                receive(tail, work.sent());
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
            receive(tail, work.sent());
            assertThat(server.processId()).isPositive();
        }

        // An app that waited for its server would wait as long as that is stopped.
        assertThat(work.waited())
                .as("time the app's thread waited within the SDK")
                .isLessThan(Duration.ofNanos(downtime / 4));
    }

    private void stopInOrder(Bottlenose.Server server, Program tail) throws InterruptedException {
        server.stop();
        tail.awaitExit();
        tail.awaitStreams();
        for (String line : tail.lines()) {
            if (line.startsWith("{")) {
                received.set(numberOf(Program.parse(line)));
            }
        }
    }

    /**
     * Messages that a server has read and no front end has received are lost when it is killed; so first everything
     * that was sent is received.
     */
    private void killBeforeItReads(Bottlenose.Server server, Program tail) throws Exception {
        work.pause();
        receive(tail, work.sent());
        server.freeze();
        work.resume();
        work.awaitMore(5);
        server.kill();
    }

    /** Waits until the last of this many numbers was received. */
    private void receive(Program tail, int count) throws InterruptedException {
        while (received.length() < count) {
            received.set(numberOf(tail.awaitJson(line -> line.has("plugin"))));
        }
        assertThat(received.nextClearBit(0))
                .as("first number that was not received")
                .isEqualTo(received.length());
    }

    private static int numberOf(JsonObject line) {
        return (int) line.object("params").orElseThrow().integer("number").orElseThrow();
    }
}
