package dev.bottlenose.server.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpUploaderTest {
    private static final HttpUploader.Retries GENEROUS =
            new HttpUploader.Retries(Duration.ofSeconds(30), Duration.ofMillis(1), 4);
    private static final HttpUploader.Retries SHORT =
            new HttpUploader.Retries(Duration.ofMillis(300), Duration.ofMillis(1), 2);
    private static final String FILE = "/bottlenose/device-1";

    private final FakeStore store;

    HttpUploaderTest() throws IOException {
        store = new FakeStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void uploadIsStoredReadBackAndRemoved() throws Exception {
        HttpUploader uploader = uploader(GENEROUS);

        assertThat(await(uploader.upload("device-1", "sealed"))).isEmpty();
        assertThat(store.at(FILE)).contains("sealed".getBytes(US_ASCII));
        assertThat(await(uploader.upload("device-1", "sealed anew"))).isEmpty();
        assertThat(store.at(FILE)).contains("sealed anew".getBytes(US_ASCII));
        assertThat(await(uploader.remove("device-1"))).isEmpty();
        assertThat(store.at(FILE)).isEmpty();
        assertThat(await(uploader.remove("device-1"))).isEmpty();

        assertThat(store.requests())
                .containsExactly(
                        "PUT " + FILE + " Bearer secret-token",
                        "GET " + FILE + " Bearer secret-token",
                        "PUT " + FILE + " Bearer secret-token",
                        "GET " + FILE + " Bearer secret-token",
                        "DELETE " + FILE + " Bearer secret-token",
                        "DELETE " + FILE + " Bearer secret-token");
    }

    @ParameterizedTest
    @CsvSource({
        "401, store-token-refused",
        "403, store-token-refused",
        "413, store-full",
        "507, store-full",
        "404, store-failed",
        "405, store-failed",
        "301, store-redirects",
        "307, store-redirects",
    })
    void refusalIsReportedWithoutRetry(int status, String code) throws Exception {
        store.playing(request -> {
            request.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            return FakeStore.answer(request, status);
        });

        assertThat(codeOf(uploader(GENEROUS).upload("device-1", "sealed"))).isEqualTo(code);
        assertThat(store.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void temporaryFailureIsRetried(int status) throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        store.playing(request -> failures.getAndDecrement() > 0 && FakeStore.answer(request, status));

        assertThat(await(uploader(GENEROUS).upload("device-1", "sealed"))).isEmpty();
        assertThat(store.at(FILE)).contains("sealed".getBytes(US_ASCII));
        assertThat(store.requests()).hasSize(5);
    }

    @Test
    void retriesAreLimited() throws Exception {
        store.playing(request -> FakeStore.answer(request, 503));

        assertThat(codeOf(uploader(GENEROUS).upload("device-1", "sealed"))).isEqualTo("store-failed");
        assertThat(store.requests()).hasSize(4);
    }

    @Test
    void refusedConnectionIsUnreachable() throws Exception {
        // The port is bound, but does not accept connections.
        try (SocketChannel bound =
                SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = ((InetSocketAddress) bound.getLocalAddress()).getPort();
            HttpUploader uploader = new HttpUploader(
                    StoreAddress.read("http://127.0.0.1:" + port).orElseThrow(), Optional.empty(), GENEROUS);

            assertThat(codeOf(uploader.upload("device-1", "sealed"))).isEqualTo("store-unreachable");
            assertThat(codeOf(uploader.remove("device-1"))).isEqualTo("store-unreachable");
        }
    }

    @Test
    void storeWithoutResponseIsSlow() throws Exception {
        store.playing(request -> store.stall());

        assertThat(codeOf(uploader(SHORT).upload("device-1", "sealed"))).isEqualTo("store-slow");
    }

    @Test
    void storeThatStopsInsideAResponseIsSlow() throws Exception {
        store.playing(request -> {
            request.sendResponseHeaders(200, 6);
            request.getResponseBody().write('s');
            request.getResponseBody().flush();
            return store.stall();
        });

        assertThat(codeOf(uploader(SHORT).upload("device-1", "sealed"))).isEqualTo("store-slow");
    }

    @Test
    void storeThatReturnsOtherContentIsReported() throws Exception {
        store.playing(request -> {
            if (request.getRequestMethod().equals("GET")) {
                store.put(FILE, "forged".getBytes(US_ASCII));
            }
            return false;
        });

        assertThat(codeOf(uploader(GENEROUS).upload("device-1", "sealed"))).isEqualTo("store-content-wrong");
    }

    @Test
    void storeThatKeepsNothingIsReported() throws Exception {
        store.playing(request -> request.getRequestMethod().equals("PUT") && FakeStore.answer(request, 201));

        assertThat(codeOf(uploader(GENEROUS).upload("device-1", "sealed"))).isEqualTo("store-failed");
    }

    @Test
    void endlessResponseIsCancelled() throws Exception {
        store.playing(HttpUploaderTest::flood);

        assertThat(codeOf(uploader(GENEROUS).upload("device-1", "sealed"))).isEqualTo("store-oversized");
        assertThat(store.requests()).hasSize(1);
    }

    @Test
    void faultsContainNeitherTokenNorPath() throws Exception {
        store.playing(request -> FakeStore.answer(request, 401));

        assertThat(await(uploader(GENEROUS).upload("device-1", "sealed"))
                        .orElseThrow()
                        .toString())
                .contains("http://127.0.0.1:")
                .doesNotContain("secret-token")
                .doesNotContain("/bottlenose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "store",
                "ftp://host/",
                "file:///tmp/",
                "http://user:secret@host/",
                "http://host/?token=secret",
                "http://host/#x",
                "http:///x",
                "http://ho st/",
            })
    void invalidAddressesAreRejected(String text) {
        assertThat(StoreAddress.read(text)).isEmpty();
    }

    private static boolean flood(HttpExchange request) throws IOException {
        request.sendResponseHeaders(200, 0);
        try (OutputStream out = request.getResponseBody()) {
            byte[] part = new byte[8192];
            for (int i = 0; i < 1 << 16; i++) {
                out.write(part);
            }
        } catch (IOException e) {
            // Cancelled by the uploader, as expected.
        }
        return true;
    }

    private HttpUploader uploader(HttpUploader.Retries retries) {
        return new HttpUploader(store.address(), Optional.of("secret-token"), retries);
    }

    private static String codeOf(CompletionStage<Optional<Fault>> outcome) throws Exception {
        return await(outcome).map(Fault::code).orElse("done");
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
