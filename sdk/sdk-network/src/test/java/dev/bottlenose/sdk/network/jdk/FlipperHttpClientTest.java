package dev.bottlenose.sdk.network.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.RecordingDesktop;
import dev.bottlenose.sdk.network.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlipperHttpClientTest {
    private final TestServer server = TestServer.start();
    private final NetworkPlugin plugin = new NetworkPlugin();
    private final RecordingDesktop desktop = RecordingDesktop.to(plugin);
    private final HttpClient client = FlipperHttpClient.of(HttpClient.newHttpClient(), plugin);

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void requestAndResponseAreShown() throws Exception {
        HttpResponse<String> response = client.send(
                request("/echo")
                        .header("X-A", "1")
                        .POST(BodyPublishers.ofString("hello"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("hello");
        FlipperObject begun = desktop.next("newRequest");
        assertThat(begun.getString("url")).isEqualTo(server.url("/echo"));
        assertThat(RecordingDesktop.header(begun, "X-A")).isEqualTo("1");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("hello");
        FlipperObject event = desktop.next("newResponse");
        assertThat(event.getInt("status")).isEqualTo(200);
        assertThat(RecordingDesktop.text(event)).isEqualTo("hello");
        assertThat(event.getObject("insights").getDouble("timeToFirstByte")).isPositive();
    }

    @Test
    void asynchronousRequestIsShown() {
        HttpRequest request =
                request("/echo").POST(BodyPublishers.ofString("later")).build();

        assertThat(client.sendAsync(request, BodyHandlers.ofString()).join().body())
                .isEqualTo("later");

        desktop.next("newRequest");
        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo("later");
    }

    @Test
    void responseWithoutBodyIsShown() throws Exception {
        client.send(request("/echo").build(), BodyHandlers.ofString());
        client.send(request("/echo").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.discarding());

        for (String method : new String[] {"GET", "HEAD"}) {
            assertThat(desktop.next("newRequest").getString("method")).isEqualTo(method);
            assertThat(desktop.next("newResponse").contains("data")).isFalse();
        }
    }

    @Test
    void redirectIsShownAsTheRequestTheAppMadeAndTheResponseItGot() throws Exception {
        HttpClient following = FlipperHttpClient.of(
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build(),
                plugin);

        HttpResponse<String> response = following.send(
                request("/moved").POST(BodyPublishers.ofString("twice")).build(), BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("twice");
        assertThat(desktop.next("newRequest").getString("url")).endsWith("/moved");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("twice");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo("twice");
        assertThat(desktop.unread()).isZero();
    }

    @Test
    void bodyStreamsWhileTheServerIsStillSending() throws Exception {
        HttpResponse<InputStream> response = client.send(request("/halves").build(), BodyHandlers.ofInputStream());

        InputStream body = response.body();
        assertThat(body.readNBytes(5)).asString().isEqualTo("first");
        server.sendSecondHalf();
        assertThat(body.readAllBytes()).asString().isEqualTo("second");
        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo("firstsecond");
    }

    @Test
    void largeBodyArrivesWholeAndIsShownInPart() throws Exception {
        HttpResponse<byte[]> response = client.send(request("/large").build(), BodyHandlers.ofByteArray());

        assertThat(response.body()).hasSize(TestServer.LARGE);
        desktop.next("newRequest");
        assertThat(desktop.body(desktop.next("partialResponse"))).hasSize(1 << 20);
    }

    @Test
    void noMoreIsReadFromTheServerThanTheAppRequests() throws Exception {
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                client.send(request("/large").build(), BodyHandlers.ofPublisher());
        TakesOne takesOne = new TakesOne();

        response.body().subscribe(takesOne);

        assertThat(takesOne.first.get(60, TimeUnit.SECONDS)).isPositive();
        desktop.next("newRequest");
        takesOne.cancel();
        FlipperObject event = desktop.next("newResponse");
        assertThat(RecordingDesktop.data(event)).hasSize(takesOne.first.join());
    }

    @Test
    void requestBodyOfUnknownLengthIsStreamed() throws Exception {
        byte[] body = new byte[300_000];
        Supplier<InputStream> stream = () -> new ByteArrayInputStream(body);

        HttpResponse<byte[]> response = client.send(
                request("/echo").POST(BodyPublishers.ofInputStream(stream)).build(), BodyHandlers.ofByteArray());

        assertThat(response.body()).isEqualTo(body);
        desktop.next("newRequest");
        assertThat(RecordingDesktop.data(desktop.next("newRequest"))).isEqualTo(body);
    }

    @Test
    void refusedConnectionFailsAsWithoutThePluginAndIsShown() {
        server.stop();

        assertThatThrownBy(() -> client.send(request("/echo").build(), BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);

        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(event.getInt("status")).isEqualTo(-1);
        assertThat(event.getString("reason")).startsWith("ConnectException");
    }

    @Test
    void failureOfAnAsynchronousRequestIsShown() {
        server.stop();

        assertThatThrownBy(() -> client.sendAsync(request("/echo").build(), BodyHandlers.ofString())
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectException.class);

        desktop.next("newRequest");
        assertThat(desktop.next("newResponse").getInt("status")).isEqualTo(-1);
    }

    @Test
    void truncatedBodyFailsAsWithoutThePlugin() {
        assertThatThrownBy(() -> client.send(request("/broken").build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);

        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(RecordingDesktop.text(event)).isEqualTo("half");
        assertThat(RecordingDesktop.header(event, "X-Bottlenose-Note")).contains("incomplete");
    }

    @Test
    void cancellingTheFutureCancelsTheRequest() throws Exception {
        CompletableFuture<HttpResponse<String>> response =
                client.sendAsync(request("/halves").build(), BodyHandlers.ofString());
        server.awaitFirstHalf();

        response.cancel(true);

        desktop.next("newRequest");
        // Whichever the client noticed first.
        assertThat(desktop.next("newResponse").toJsonString()).containsAnyOf("Cancel", "the body is incomplete");
    }

    @Test
    void exceptionOfTheAppsOwnHandlerIsTheAppsToSee() {
        assertThatThrownBy(() -> client.send(request("/echo").build(), info -> {
                    throw new IllegalStateException("mine");
                }))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("mine");
    }

    @Test
    void mockIsAnsweredWithoutTheServer() throws Exception {
        desktop.mock("GET", "/nowhere", 418, "tea");
        server.stop();

        HttpResponse<String> response = client.send(request("/nowhere").build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("tea");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain");
        assertThat(client.sendAsync(request("/nowhere").build(), BodyHandlers.ofLines())
                        .join()
                        .body())
                .containsExactly("tea");
        desktop.next("newRequest");
        assertThat(desktop.next("newResponse").getBoolean("isMock")).isTrue();
    }

    @Test
    void settingsAreThoseOfTheAppsClient() {
        HttpClient apps = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        HttpClient tapped = FlipperHttpClient.of(apps, plugin);

        assertThat(tapped.followRedirects()).isEqualTo(HttpClient.Redirect.ALWAYS);
        assertThat(tapped.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(tapped.sslContext()).isSameAs(apps.sslContext());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)));
    }

    /** Asks for one piece and no more. */
    private static final class TakesOne implements Flow.Subscriber<List<ByteBuffer>> {
        final CompletableFuture<Integer> first = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        void cancel() {
            subscription.join().cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscribed) {
            subscription.complete(subscribed);
            subscribed.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            first.complete(buffers.stream().mapToInt(ByteBuffer::remaining).sum());
        }

        @Override
        public void onError(Throwable failure) {
            first.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {}
    }
}
