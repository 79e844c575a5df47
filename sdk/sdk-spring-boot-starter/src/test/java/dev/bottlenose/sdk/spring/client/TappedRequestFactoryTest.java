package dev.bottlenose.sdk.spring.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.testing.MockConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

final class TappedRequestFactoryTest {
    private final MockConnection desktop = new MockConnection();
    private final NetworkPlugin plugin = new NetworkPlugin();
    private HttpServer server;

    static Stream<Supplier<ClientHttpRequestFactory>> factories() {
        return Stream.of(
                JdkClientHttpRequestFactory::new,
                SimpleClientHttpRequestFactory::new,
                () -> new BufferingClientHttpRequestFactory(new SimpleClientHttpRequestFactory()));
    }

    @BeforeEach
    void start() throws IOException {
        FlipperClient client = new FlipperClient(desktop);
        client.addPlugin(plugin);
        client.start();
        desktop.onReceive(FlipperObject.parse("{\"method\":\"init\",\"params\":{\"plugin\":\"Network\"}}"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", TappedRequestFactoryTest::echo);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void requestAndResponseAreShownWithEveryFactory(Supplier<ClientHttpRequestFactory> beneath) {
        String answer = client(beneath.get())
                .post()
                .uri(url("/echo"))
                .header("X-A", "1")
                .header("Authorization", "secret")
                .body("hello")
                .retrieve()
                .body(String.class);

        assertThat(answer).isEqualTo("hello");
        List<FlipperObject> requests = events("newRequest");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).toJsonString()).contains("X-A").doesNotContain("secret");
        assertThat(text(requests.get(1))).isEqualTo("hello");
        FlipperObject response = events("newResponse").get(0);
        assertThat(response.getInt("status")).isEqualTo(200);
        assertThat(text(response)).isEqualTo("hello");
    }

    @Test
    void requestWithoutBodyIsShownOnceAndTemplatesWorkToo() {
        RestTemplate template = new RestTemplate(new TappedRequestFactory(new JdkClientHttpRequestFactory(), plugin));

        assertThat(template.getForEntity(url("/echo"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(events("newRequest")).hasSize(1);
        assertThat(events("newResponse")).hasSize(1);
    }

    @Test
    void bodyIsSentBeforeItsEndIsAvailable() {
        CountDownLatch arriving = new CountDownLatch(1);
        server.createContext("/slow", exchange -> {
            boolean any = exchange.getRequestBody().read() >= 0;
            arriving.countDown();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(any ? 200 : 400, -1);
            exchange.close();
        });

        int status = client(new JdkClientHttpRequestFactory())
                .post()
                .uri(url("/slow"))
                .body(new InputStreamResource(new SlowBody(arriving)))
                .retrieve()
                .toBodilessEntity()
                .getStatusCode()
                .value();

        assertThat(status).isEqualTo(200);
        assertThat(text(events("newRequest").get(1))).hasSize(SlowBody.LENGTH);
    }

    @Test
    void errorsOfTheServerAreTheSameAndShown() {
        assertThatThrownBy(() -> client(new JdkClientHttpRequestFactory())
                        .get()
                        .uri(url("/nowhere"))
                        .retrieve()
                        .body(String.class))
                .isInstanceOf(HttpClientErrorException.NotFound.class);

        assertThat(events("newResponse").get(0).getInt("status")).isEqualTo(404);
    }

    @Test
    void unreachableServerIsTheSameErrorAndShown() {
        String url = url("/echo");
        server.stop(0);

        assertThatThrownBy(() -> client(new JdkClientHttpRequestFactory())
                        .post()
                        .uri(url)
                        .body("hello")
                        .retrieve()
                        .body(String.class))
                .isInstanceOf(ResourceAccessException.class);

        assertThat(events("newResponse").get(0).getInt("status")).isEqualTo(-1);
    }

    @Test
    void bodyThatTheAppDoesNotReadIsNoReasonToWait() {
        client(new JdkClientHttpRequestFactory())
                .post()
                .uri(url("/echo"))
                .body("unread")
                .exchange((request, response) -> response.getStatusCode());

        assertThat(events("newResponse")).hasSize(1);
    }

    @Test
    void whatIsWrittenAtOnceIsSent() throws IOException {
        var request = new TappedRequestFactory(new JdkClientHttpRequestFactory(), plugin)
                .createRequest(java.net.URI.create(url("/echo")), org.springframework.http.HttpMethod.POST);
        assertThat(request).isInstanceOf(StreamingHttpOutputMessage.class);
        OutputStream body = request.getBody();
        body.write('h');
        request.getBody().write("ello".getBytes(UTF_8));

        try (var response = request.execute()) {
            assertThat(response.getStatusText()).isNotNull();
            assertThat(response.getBody().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
        }
        assertThat(text(events("newRequest").get(1))).isEqualTo("hello");
    }

    private RestClient client(ClientHttpRequestFactory beneath) {
        return RestClient.builder()
                .requestFactory(new TappedRequestFactory(beneath, plugin))
                .build();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private List<FlipperObject> events(String method) {
        return desktop.sentMessages().stream()
                .map(message -> message.getObject("params"))
                .filter(event -> method.equals(event.getString("method")))
                .map(event -> event.getObject("params"))
                .collect(Collectors.toList());
    }

    private static String text(FlipperObject event) {
        return new String(Base64.getDecoder().decode(event.getString("data")), UTF_8);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** A body whose second half is not available until the first arrives. */
    private static final class SlowBody extends InputStream {
        static final int LENGTH = 1 << 17;

        private final CountDownLatch arriving;
        private int read;

        SlowBody(CountDownLatch arriving) {
            this.arriving = arriving;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (read == LENGTH / 2) {
                awaitArrival();
            }
            int end = read < LENGTH / 2 ? LENGTH / 2 : LENGTH;
            int count = Math.min(length, end - read);
            Arrays.fill(bytes, offset, offset + count, (byte) 'a');
            read += count;
            return count == 0 ? -1 : count;
        }

        private void awaitArrival() throws IOException {
            try {
                if (!arriving.await(30, TimeUnit.SECONDS)) {
                    throw new IOException("the first half does not arrive");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
