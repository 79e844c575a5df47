package dev.bottlenose.sdk.network.jdk;

import dev.bottlenose.sdk.network.Exchange;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;

/** A request whose body is reported as it is sent. */
final class TappedRequest extends HttpRequest {
    private final HttpRequest request;
    private final BodyPublisher body;

    private TappedRequest(HttpRequest request, BodyPublisher body) {
        this.request = request;
        this.body = body;
    }

    static HttpRequest of(HttpRequest request, Exchange exchange) {
        return hasBody(request)
                ? new TappedRequest(
                        request, new Publisher(request.bodyPublisher().get(), exchange))
                : request;
    }

    static boolean hasBody(HttpRequest request) {
        return request.bodyPublisher().filter(body -> body.contentLength() != 0).isPresent();
    }

    @Override
    public Optional<BodyPublisher> bodyPublisher() {
        return Optional.of(body);
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public Optional<Duration> timeout() {
        return request.timeout();
    }

    @Override
    public boolean expectContinue() {
        return request.expectContinue();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public Optional<Version> version() {
        return request.version();
    }

    @Override
    public HttpHeaders headers() {
        return request.headers();
    }

    @Override
    public String toString() {
        return request.toString();
    }

    /** Subscribed to each time the request is sent. */
    private static final class Publisher implements BodyPublisher {
        private final BodyPublisher body;
        private final Exchange exchange;

        Publisher(BodyPublisher body, Exchange exchange) {
            this.body = body;
            this.exchange = exchange;
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            exchange.requestBegins();
            body.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscriber.onSubscribe(subscription);
                }

                @Override
                public void onNext(ByteBuffer bytes) {
                    exchange.request(bytes);
                    subscriber.onNext(bytes);
                }

                @Override
                public void onError(Throwable failure) {
                    subscriber.onError(failure);
                }

                @Override
                public void onComplete() {
                    exchange.requestEnds();
                    subscriber.onComplete();
                }
            });
        }
    }
}
