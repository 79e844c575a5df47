package dev.bottlenose.sdk.network.servlet;

import dev.bottlenose.sdk.network.Exchange;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.jspecify.annotations.Nullable;

/** Reports the end of a request that is answered after the servlet has returned. */
final class AsyncEnd implements AsyncListener {
    private final Exchange exchange;
    private final TappedResponse response;

    AsyncEnd(Exchange exchange, TappedResponse response) {
        this.exchange = exchange;
        this.response = response;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        response.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Another listener decides on the response, and then the request is completed.
    }

    @Override
    public void onError(AsyncEvent event) {
        @Nullable Throwable failure = event.getThrowable();
        if (failure != null) {
            exchange.failed(failure);
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Starting async processing again removes all listeners.
        event.getAsyncContext().addListener(this);
    }
}
