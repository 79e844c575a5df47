package dev.bottlenose.sdk.network.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.RecordingDesktop;
import dev.bottlenose.sdk.network.TestServer;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlipperOkHttpTest {
    private static final MediaType TEXT = MediaType.get("text/plain");

    private final TestServer server = TestServer.start();
    private final NetworkPlugin plugin = new NetworkPlugin();
    private final RecordingDesktop desktop = RecordingDesktop.to(plugin);
    private final OkHttpClient client = FlipperOkHttp.install(
                    new OkHttpClient.Builder().readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO), plugin)
            .build();

    @AfterEach
    void stop() {
        server.stop();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Test
    void callIsShownWithItsTimes() throws Exception {
        Request request =
                request("/echo").post(RequestBody.create("hello", TEXT)).build();

        try (Response response = client.newCall(request).execute()) {
            assertThat(response.body().string()).isEqualTo("hello");
        }

        FlipperObject begun = desktop.next("newRequest");
        assertThat(begun.getString("method")).isEqualTo("POST");
        assertThat(RecordingDesktop.header(begun, "Content-Type")).startsWith("text/plain");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("hello");
        FlipperObject event = desktop.next("newResponse");
        assertThat(RecordingDesktop.text(event)).isEqualTo("hello");
        assertThat(event.getString("reason")).isEqualTo("OK");
        assertThat(event.getObject("insights").keys()).contains("dnsLookupTime", "connectTime", "preTransferTime");
    }

    @Test
    void emptyResponseIsShownEvenIfNobodyReadsIt() throws Exception {
        try (Response response = client.newCall(request("/empty").build()).execute()) {
            desktop.next("newRequest");
            assertThat(desktop.next("newResponse").getInt("status")).isEqualTo(response.code());
        }

        assertThat(desktop.unread()).isZero();
    }

    @Test
    void bodyStreamsWhileTheServerIsStillSending() throws Exception {
        try (Response response = client.newCall(request("/halves").build()).execute()) {
            BufferedSource body = response.body().source();
            assertThat(body.readUtf8(5)).isEqualTo("first");
            server.sendSecondHalf();
            assertThat(body.readUtf8()).isEqualTo("second");
        }

        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo("firstsecond");
    }

    @Test
    void largeBodyArrivesWholeAndIsShownInPart() throws Exception {
        try (Response response = client.newCall(request("/large").build()).execute()) {
            assertThat(response.body().bytes()).hasSize(TestServer.LARGE);
        }

        desktop.next("newRequest");
        assertThat(desktop.body(desktop.next("partialResponse"))).hasSize(1 << 20);
    }

    @Test
    void bodyClosedUnreadIsShownAsFarAsItWasRead() throws Exception {
        try (Response response = client.newCall(request("/large").build()).execute()) {
            response.body().source().readByte();
        }

        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(RecordingDesktop.data(event).length).isBetween(1, 65_536);
    }

    @Test
    void enqueuedCallIsShown() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();

        client.newCall(request("/echo").post(RequestBody.create("later", TEXT)).build())
                .enqueue(into(body));

        assertThat(body.get(60, TimeUnit.SECONDS)).isEqualTo("later");
        desktop.next("newRequest");
        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newResponse"))).isEqualTo("later");
    }

    @Test
    void cancelledCallFailsAsWithoutThePluginAndIsShown() throws Exception {
        Call call = client.newCall(request("/halves").build());
        try (Response response = call.execute()) {
            BufferedSource body = response.body().source();
            assertThat(body.readUtf8(5)).isEqualTo("first");

            call.cancel();

            assertThatThrownBy(body::readUtf8).isInstanceOf(IOException.class);
        }
        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(RecordingDesktop.text(event)).isEqualTo("first");
        assertThat(RecordingDesktop.header(event, "X-Bottlenose-Note")).contains("incomplete");
    }

    @Test
    void refusedConnectionFailsAsWithoutThePluginAndIsShown() {
        server.stop();

        assertThatThrownBy(() -> client.newCall(request("/echo").build()).execute())
                .isInstanceOf(ConnectException.class);

        desktop.next("newRequest");
        assertThat(desktop.next("newResponse").getInt("status")).isEqualTo(-1);
    }

    @Test
    void truncatedBodyFailsAsWithoutThePlugin() throws Exception {
        try (Response response = client.newCall(request("/broken").build()).execute()) {
            assertThatThrownBy(() -> response.body().string()).isInstanceOf(IOException.class);
        }

        desktop.next("newRequest");
        FlipperObject event = desktop.next("newResponse");
        assertThat(RecordingDesktop.text(event)).isEqualTo("half");
        assertThat(RecordingDesktop.header(event, "X-Bottlenose-Note")).contains("incomplete");
    }

    @Test
    void formIsShownAndOtherInterceptorsStillSeeAForm() throws Exception {
        CompletableFuture<@Nullable RequestBody> seen = new CompletableFuture<>();
        OkHttpClient watched = client.newBuilder()
                .addInterceptor(chain -> {
                    seen.complete(chain.request().body());
                    return chain.proceed(chain.request());
                })
                .build();

        FormBody form = new FormBody.Builder().add("a", "b").build();
        watched.newCall(request("/echo").post(form).build()).execute().close();

        assertThat(seen.join()).isSameAs(form);
        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("a=b");
    }

    @Test
    void bodyThatCanBeWrittenOnceIsWrittenOnce() throws Exception {
        OneShot body = new OneShot();

        client.newCall(request("/echo").post(body).build()).execute().close();

        assertThat(body.written).isEqualTo(1);
        desktop.next("newRequest");
        assertThat(RecordingDesktop.text(desktop.next("newRequest"))).isEqualTo("once");
    }

    @Test
    void mockIsAnsweredWithoutTheServer() throws Exception {
        desktop.mock("GET", "/nowhere", 418, "tea");
        server.stop();

        try (Response response = client.newCall(request("/nowhere").build()).execute()) {
            assertThat(response.code()).isEqualTo(418);
            assertThat(response.body().contentType()).isEqualTo(TEXT);
            assertThat(response.body().string()).isEqualTo("tea");
        }

        desktop.next("newRequest");
        assertThat(desktop.next("newResponse").getBoolean("isMock")).isTrue();
    }

    private Request.Builder request(String path) {
        return new Request.Builder().url(server.url(path));
    }

    private static Callback into(CompletableFuture<String> body) {
        return new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                body.completeExceptionally(failure);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    body.complete(response.body().string());
                } catch (IOException e) {
                    body.completeExceptionally(e);
                }
            }
        };
    }

    private static final class OneShot extends RequestBody {
        int written;

        @Override
        public @Nullable MediaType contentType() {
            return TEXT;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            written++;
            sink.write("once".getBytes(StandardCharsets.UTF_8));
        }
    }
}
