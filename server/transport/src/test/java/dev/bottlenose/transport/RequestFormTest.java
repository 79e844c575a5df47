package dev.bottlenose.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request is answered, with a sentence where it cannot be served. */
final class RequestFormTest {
    private static final String UPGRADE = "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
    private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
    private static final String KEY = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

    private final Network network = new Network();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        port = network.listen(ListenerOptions.at(
                                "test",
                                ListenAddress.loopback(),
                                0,
                                request -> new LinkAcceptor.Admission.Accepted(new RecordingReceiver()::open))
                        .pages(request -> {
                            if (request.path().equals("/broken")) {
                                throw new IllegalStateException("a page is broken");
                            }
                            return HttpPages.Answer.text(200, request.target());
                        })
                        .build())
                .port();
    }

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, localhost, 200",
        "/%7a?q=%zz, localhost, 200",
        "/%zz, localhost, 400",
        "/a%2, localhost, 400",
        "?x, localhost, 400",
        "*, localhost, 400",
        "x, localhost, 400",
        "http://localhost/a?b, localhost, 200",
        "HTTP://LOCALHOST, localhost, 200",
        "http://elsewhere/a, localhost, 400",
        "https://localhost/a, localhost, 400",
        "/broken, localhost, 500",
    })
    void everyTargetIsAnswered(String target, String host, int status) throws Exception {
        String answer = exchange("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).isNotBlank();
    }

    @Test
    void absoluteTargetIsServedAsItsPathAndQuery() throws Exception {
        assertThat(exchange("GET http://localhost/a?b HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .endsWith("\r\n\r\n/a?b");
        assertThat(exchange("GET http://localhost?b HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .endsWith("\r\n\r\n/?b");
    }

    @Test
    void requestWithTwoHostsIsRefused() throws Exception {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .endsWith("There must be one Host header.\n");
    }

    @Test
    void everyBrokenUpgradeIsAnswered() throws Exception {
        Map<String, Integer> answers = Map.of(
                "GET / HTTP/1.1\r\n" + UPGRADE + VERSION + KEY, 101,
                "POST / HTTP/1.1\r\n" + UPGRADE + VERSION + KEY, 400,
                "GET / HTTP/1.0\r\n" + UPGRADE + VERSION + KEY, 400,
                "GET /%zz HTTP/1.1\r\n" + UPGRADE + VERSION + KEY, 400,
                "GET / HTTP/1.1\r\n" + UPGRADE + VERSION, 400,
                "GET / HTTP/1.1\r\n" + UPGRADE + VERSION + "Sec-WebSocket-Key: short\r\n", 400,
                "GET / HTTP/1.1\r\n" + UPGRADE + VERSION + "Sec-WebSocket-Key: ~~\r\n", 400,
                "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n" + VERSION + KEY, 400,
                "GET / HTTP/1.1\r\n" + UPGRADE + "Sec-WebSocket-Version: 8\r\n" + KEY, 426,
                "GET / HTTP/1.1\r\n" + UPGRADE + KEY, 426);
        for (Map.Entry<String, Integer> request : answers.entrySet()) {
            assertThat(firstLine(request.getKey() + "\r\n"))
                    .as(request.getKey())
                    .startsWith("HTTP/1.1 " + request.getValue());
        }
        assertThat(exchange("GET / HTTP/1.1\r\n" + UPGRADE + KEY + "\r\n"))
                .containsIgnoringCase("Sec-WebSocket-Version: 13\r\n");
    }

    @Test
    void afterTheAnswerNothingIsAnsweredAnyMore() throws Exception {
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String flood = "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(RecordingReceiver.TIMEOUT_SECONDS * 1000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            socket.getOutputStream().write(flood.repeat(1000).getBytes(ISO_8859_1));

            assertThat(answer).isEqualTo("HTTP/1.1 200");
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .doesNotContain("100 Continue");
        }
    }

    private String exchange(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(RecordingReceiver.TIMEOUT_SECONDS * 1000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** An upgrade that is accepted does not end. */
    private String firstLine(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(RecordingReceiver.TIMEOUT_SECONDS * 1000);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
        }
    }
}
