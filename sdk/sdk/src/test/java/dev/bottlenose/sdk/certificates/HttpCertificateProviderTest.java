package dev.bottlenose.sdk.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from stores of every kind. */
@Timeout(60)
final class HttpCertificateProviderTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void whatIsInTheStoreIsFetchedWithTheToken() throws Exception {
        serve(request -> {
            requests.add(request.getRequestMethod() + " " + request.getRequestURI() + " "
                    + request.getRequestHeaders().getFirst("Authorization"));
            byte[] content = "sealed".getBytes(US_ASCII);
            request.sendResponseHeaders(200, content.length);
            request.getResponseBody().write(content);
        });

        provider(LONG, LONG).getCertificates(directory, "device-1");

        assertThat(directory.resolve("certificates.enc")).hasContent("sealed");
        assertThat(requests).containsExactly("GET /store/device-1 Bearer secret-token");
    }

    @ParameterizedTest
    @CsvSource({
        "401, store-token-refused",
        "403, store-token-refused",
        "404, store-empty",
        "410, store-empty",
        "500, store-failed",
        "503, store-failed",
        "204, store-failed",
    })
    void refusalsAreNamed(int status, String code) {
        serve(request -> request.sendResponseHeaders(status, -1));

        assertThat(codeOf("device-1", LONG, LONG)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) {
        serve(request -> {
            requests.add(request.getRequestURI().getPath());
            request.getResponseHeaders().add("Location", "/store/elsewhere");
            request.sendResponseHeaders(status, -1);
        });

        assertThat(codeOf("device-1", LONG, LONG)).isEqualTo("store-redirects");
        assertThat(requests).containsExactly("/store/device-1");
    }

    @Test
    void answerWithoutEndIsCutOff() {
        serve(request -> {
            request.sendResponseHeaders(200, 0);
            byte[] part = new byte[8192];
            try {
                for (int i = 0; i < 1 << 16; i++) {
                    request.getResponseBody().write(part);
                }
            } catch (IOException e) {
                // As it should be.
            }
        });

        assertThat(codeOf("device-1", LONG, LONG)).isEqualTo("store-oversized");
    }

    @Test
    void silentStoreIsSlow() {
        serve(request -> stall());

        assertThat(codeOf("device-1", Duration.ofMillis(200), LONG)).isEqualTo("store-slow");
    }

    @Test
    void storeThatDripsIsSlow() {
        serve(request -> {
            request.sendResponseHeaders(200, 0);
            try {
                while (end.getCount() > 0) {
                    request.getResponseBody().write('x');
                    request.getResponseBody().flush();
                    if (end.await(1, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                }
            } catch (IOException | InterruptedException e) {
                // Given up, as it should be.
            }
        });

        assertThat(codeOf("device-1", LONG, Duration.ofMillis(200))).isEqualTo("store-slow");
    }

    @Test
    void storeThatIsDownIsUnreachable() throws Exception {
        // The port is taken, but nobody listens.
        try (SocketChannel bound =
                SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) bound.getLocalAddress()).getPort();
            HttpCertificateProvider provider = new HttpCertificateProvider("http://127.0.0.1:" + port, "");

            assertThat(catchThrowableOfType(
                                    MissingCertificatesException.class,
                                    () -> provider.getCertificates(directory, "device-1"))
                            .fault()
                            .code())
                    .isEqualTo("store-unreachable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../other", "a/b", "http://elsewhere/", "//elsewhere", "a?b", "a b", "\u00e4"})
    void idsThatWouldChangeThePathAreRefused(String deviceId) {
        serve(request -> requests.add(request.getRequestURI().toString()));

        assertThat(codeOf(deviceId, LONG, LONG)).isEqualTo("device-id-strange");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ftp://h/", "http://u:p@h/", "http://h/?q", "http://h/#f"})
    void invalidStoreAddressIsRefused(String address) {
        assertThatThrownBy(() -> new HttpCertificateProvider(address, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void faultRevealsNeitherTokenNorPath() {
        serve(request -> request.sendResponseHeaders(401, -1));

        assertThatThrownBy(() -> provider(LONG, LONG).getCertificates(directory, "device-1"))
                .hasMessageContaining("(store-token-refused) try: ")
                .hasMessageNotContaining("secret-token")
                .hasMessageNotContaining("/store/");
    }

    private void stall() {
        try {
            end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", request -> {
            try {
                handler.handle(request);
            } finally {
                request.close();
            }
        });
    }

    private String codeOf(String deviceId, Duration idleTimeout, Duration timeout) {
        return catchThrowableOfType(
                        MissingCertificatesException.class,
                        () -> provider(idleTimeout, timeout).getCertificates(directory, deviceId))
                .fault()
                .code();
    }

    private HttpCertificateProvider provider(Duration idleTimeout, Duration timeout) {
        return new HttpCertificateProvider(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/store", "secret-token", idleTimeout, timeout);
    }
}
