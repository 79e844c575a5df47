package dev.bottlenose.server.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Uploads certificates to any HTTP server that accepts PUT, GET and DELETE below an address, such as a WebDAV server or the
 * gateway of an object store. A bearer token (RFC 6750) is optional. Each upload is read back before it is reported.
 */
public final class HttpUploader implements CertificateUploader {
    /**
     * Timeouts and retries.
     *
     * @param timeout for one response
     * @param pause before the first retry; doubles with each further one
     * @param attempts at most, the first included
     */
    public record Retries(Duration timeout, Duration pause, int attempts) {
        /** Covers a short outage of the store, and ends well before the minute that an app waits. */
        public static final Retries DEFAULT = new Retries(Duration.ofSeconds(5), Duration.ofMillis(250), 4);
    }

    private static final int MAX_RESPONSE_BYTES = 64 * 1024;
    private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final StoreAddress store;
    private final Optional<String> token;
    private final Retries retries;
    private final StoreFaults faults;
    private final HttpClient http;

    /** @param token sent as {@code Authorization: Bearer}, to this store only */
    public HttpUploader(StoreAddress store, Optional<String> token, Retries retries) {
        this.store = store;
        this.token = token;
        this.retries = retries;
        this.faults = new StoreFaults(store);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(retries.timeout())
                .build();
    }

    @Override
    public CompletionStage<Optional<Fault>> upload(String deviceId, String sealed) {
        byte[] content = sealed.getBytes(US_ASCII);
        HttpRequest put = request(deviceId)
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofByteArray(content))
                .build();
        HttpRequest get = request(deviceId).GET().build();
        return send(put, 1)
                .thenCompose(response -> faults.of(response.statusCode())
                        .map(fault -> done(Optional.of(fault)))
                        .orElseGet(() -> send(get, 1).thenApply(stored -> check(stored, content))))
                .exceptionally(failure -> Optional.of(faults.of(cause(failure))));
    }

    @Override
    public CompletionStage<Optional<Fault>> remove(String deviceId) {
        return send(request(deviceId).DELETE().build(), 1)
                .thenApply(response -> response.statusCode() == 404 || response.statusCode() == 410
                        ? Optional.<Fault>empty()
                        : faults.of(response.statusCode()))
                .exceptionally(failure -> Optional.of(faults.of(cause(failure))));
    }

    private Optional<Fault> check(HttpResponse<byte[]> stored, byte[] content) {
        Optional<Fault> fault = faults.of(stored.statusCode());
        return fault.isPresent() || Arrays.equals(stored.body(), content) ? fault : Optional.of(faults.wrongContent());
    }

    /** Retries after failures that may be temporary; all requests are idempotent. */
    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int attempt) {
        return sendOnce(request)
                .handle((response, failure) -> {
                    boolean retryable =
                            failure == null ? RETRYABLE.contains(response.statusCode()) : isRetryable(cause(failure));
                    if (retryable && attempt < retries.attempts()) {
                        long pause = retries.pause().toMillis() << (attempt - 1);
                        return CompletableFuture.supplyAsync(
                                        () -> send(request, attempt + 1),
                                        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                                .thenCompose(later -> later);
                    }
                    return failure == null
                            ? CompletableFuture.completedFuture(response)
                            : CompletableFuture.<HttpResponse<byte[]>>failedFuture(failure);
                })
                .thenCompose(settled -> settled);
    }

    /** The timeout of {@link HttpClient} covers only the headers; this one covers the whole response. */
    private CompletableFuture<HttpResponse<byte[]>> sendOnce(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> response =
                http.sendAsync(request, head -> new LimitedBody(MAX_RESPONSE_BYTES));
        return response.copy()
                .orTimeout(retries.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((settled, failure) -> response.cancel(true));
    }

    private static boolean isRetryable(Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof IOException && !(failure instanceof LimitedBody.TooLarge));
    }

    private HttpRequest.Builder request(String deviceId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(store.of(deviceId));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private static CompletableFuture<Optional<Fault>> done(Optional<Fault> outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    /** The cause inside the wrappers of futures, and of the client around exceptions from a body subscriber. */
    private static Throwable cause(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null
                && (inner instanceof CompletionException || inner.getCause() instanceof LimitedBody.TooLarge)) {
            inner = inner.getCause();
        }
        return inner;
    }
}
