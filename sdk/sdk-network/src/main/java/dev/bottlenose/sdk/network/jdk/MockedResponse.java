package dev.bottlenose.sdk.network.jdk;

import dev.bottlenose.sdk.network.HeaderList;
import dev.bottlenose.sdk.network.MockResponse;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;

/** A response that the desktop provides. */
final class MockedResponse<T> implements HttpResponse<T> {
    private final HttpRequest request;
    private final ResponseInfo info;
    private final T body;

    private MockedResponse(HttpRequest request, ResponseInfo info, T body) {
        this.request = request;
        this.info = info;
        this.body = body;
    }

    /** Passes {@code mock} to the app as if it came from a server. */
    static <T> CompletableFuture<HttpResponse<T>> of(
            HttpRequest request, MockResponse mock, BodyHandler<T> handler, Version version) {
        ResponseInfo info = new Info(mock.head().status(), headers(mock.head().headers()), version);
        try {
            BodySubscriber<T> subscriber = handler.apply(info);
            byte[] body = mock.body();
            subscriber.onSubscribe(new OnePiece(subscriber, ByteBuffer.wrap(body)));
            if (body.length == 0) {
                subscriber.onComplete();
            }
            return subscriber
                    .getBody()
                    .<HttpResponse<T>>thenApply(received -> new MockedResponse<>(request, info, received))
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            CompletableFuture<HttpResponse<T>> failed = new CompletableFuture<>();
            failed.completeExceptionally(e);
            return failed;
        }
    }

    private static HttpHeaders headers(HeaderList list) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        list.toList()
                .forEach(header -> values.computeIfAbsent(header.name(), name -> new ArrayList<>())
                        .add(header.value()));
        return HttpHeaders.of(values, (name, value) -> true);
    }

    @Override
    public int statusCode() {
        return info.statusCode();
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
        return info.headers();
    }

    @Override
    public T body() {
        return body;
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public Version version() {
        return info.version();
    }

    private static final class Info implements ResponseInfo {
        private final int status;
        private final HttpHeaders headers;
        private final Version version;

        Info(int status, HttpHeaders headers, Version version) {
            this.status = status;
            this.headers = headers;
            this.version = version;
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public HttpHeaders headers() {
            return headers;
        }

        @Override
        public Version version() {
            return version;
        }
    }

    /** Delivers the whole body at the first request. */
    private static final class OnePiece implements Flow.Subscription {
        private final Flow.Subscriber<? super List<ByteBuffer>> subscriber;
        private final ByteBuffer body;
        private final AtomicBoolean done;

        OnePiece(Flow.Subscriber<? super List<ByteBuffer>> subscriber, ByteBuffer body) {
            this.subscriber = subscriber;
            this.body = body.asReadOnlyBuffer();
            this.done = new AtomicBoolean(!body.hasRemaining());
        }

        @Override
        public void request(long count) {
            if (done.getAndSet(true)) {
                return;
            }
            if (count <= 0) {
                subscriber.onError(new IllegalArgumentException("demand is not positive: " + count));
                return;
            }
            subscriber.onNext(List.of(body));
            subscriber.onComplete();
        }

        @Override
        public void cancel() {
            done.set(true);
        }
    }
}
