package dev.bottlenose.sdk.network.jdk;

import dev.bottlenose.sdk.network.Exchange;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Passes a response's body to the app's subscriber, and reports it. Never requests data or blocks by itself. */
final class TappedSubscriber<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> subscriber;
    private final Exchange exchange;

    TappedSubscriber(BodySubscriber<T> subscriber, Exchange exchange) {
        this.subscriber = subscriber;
        this.exchange = exchange;
    }

    @Override
    public CompletionStage<T> getBody() {
        return subscriber.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                subscription.request(count);
            }

            @Override
            public void cancel() {
                exchange.responseEnds();
                subscription.cancel();
            }
        });
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(exchange::response);
        subscriber.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
        exchange.failed(failure);
        subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
        exchange.responseEnds();
        subscriber.onComplete();
    }
}
