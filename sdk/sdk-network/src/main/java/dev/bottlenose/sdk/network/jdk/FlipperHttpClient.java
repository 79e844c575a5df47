package dev.bottlenose.sdk.network.jdk;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.MockResponse;
import dev.bottlenose.sdk.network.NetworkPlugin;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Wraps an {@link HttpClient}, and reports its requests.
 *
 * <pre>{@code
 * HttpClient client = FlipperHttpClient.of(HttpClient.newHttpClient(), networkPlugin);
 * }</pre>
 *
 * <p>All calls are delegated to the wrapped client: bodies stream as before, and futures and exceptions are the same.
 * After redirects and authentication, the first request is reported with the last response. WebSockets and server
 * pushes are not reported. On Java 21 and later, close the wrapped client.
 */
public final class FlipperHttpClient extends HttpClient {
    private final HttpClient client;
    private final NetworkPlugin plugin;

    private FlipperHttpClient(HttpClient client, NetworkPlugin plugin) {
        this.client = client;
        this.plugin = plugin;
    }

    /** Returns the client to use in place of {@code client}. */
    public static HttpClient of(HttpClient client, NetworkPlugin plugin) {
        return new FlipperHttpClient(client, plugin);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Exchange exchange = plugin.begin(Heads.of(request));
        Optional<MockResponse> mock = exchange.mock();
        if (mock.isPresent()) {
            return await(MockedResponse.of(request, mock.get(), handler, version()));
        }
        try {
            return client.send(TappedRequest.of(request, exchange), tapped(handler, exchange));
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            exchange.failed(e);
            throw e;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        Exchange exchange = plugin.begin(Heads.of(request));
        Optional<MockResponse> mock = exchange.mock();
        if (mock.isPresent()) {
            return MockedResponse.of(request, mock.get(), handler, version());
        }
        try {
            HttpRequest tappedRequest = TappedRequest.of(request, exchange);
            BodyHandler<T> tappedHandler = tapped(handler, exchange);
            // The shorter method where possible, because a custom client may not support the other.
            CompletableFuture<HttpResponse<T>> response = pushes == null
                    ? client.sendAsync(tappedRequest, tappedHandler)
                    : client.sendAsync(tappedRequest, tappedHandler, pushes);
            var unused = response.whenComplete((result, failure) -> {
                if (failure != null) {
                    exchange.failed(failure);
                }
            });
            // Not the dependent future: cancelling this one cancels the request.
            return response;
        } catch (RuntimeException | Error e) {
            exchange.failed(e);
            throw e;
        }
    }

    private static <T> BodyHandler<T> tapped(BodyHandler<T> handler, Exchange exchange) {
        Objects.requireNonNull(handler);
        return info -> {
            exchange.response(Heads.of(info));
            return new TappedSubscriber<>(handler.apply(info), exchange);
        };
    }

    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> response)
            throws IOException, InterruptedException {
        try {
            return response.get();
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof IOException) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw new IOException(cause);
        }
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return client.newWebSocketBuilder();
    }
}
