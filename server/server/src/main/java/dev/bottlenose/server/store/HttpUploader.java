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
 * Leaves certificates with any server that takes PUT, GET and DELETE below an address, by default for whoever shows a token
 * (RFC 6750): WebDAV servers, gateways of object stores. What was put there is read back before anybody is told of it.
 */
public final class HttpUploader implements CertificateUploader {
    /**
     * How patient to be.
     *
     * @param answer for one answer
     * @param pause before the first repetition; each further one takes twice as long
     * @param attempts until it is given up
     */
    public record Patience(Duration answer, Duration pause, int attempts) {
        /** A store that is briefly away costs no pairing, and an app, which waits for a minute, gets its answer. */
        public static final Patience DEFAULT = new Patience(Duration.ofSeconds(5), Duration.ofMillis(250), 4);
    }

    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final StoreAddress store;
    private final Optional<String> token;
    private final Patience patience;
    private final StoreFaults faults;
    private final HttpClient http;

    /** @param token shown as {@code Authorization: Bearer}, to this store only */
    public HttpUploader(StoreAddress store, Optional<String> token, Patience patience) {
        this.store = store;
        this.token = token;
        this.patience = patience;
        this.faults = new StoreFaults(store);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.answer())
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
                .thenCompose(answer -> faults.of(answer.statusCode())
                        .map(fault -> done(Optional.of(fault)))
                        .orElseGet(() -> send(get, 1).thenApply(there -> check(there, content))))
                .exceptionally(failure -> Optional.of(faults.of(cause(failure))));
    }

    @Override
    public CompletionStage<Optional<Fault>> remove(String deviceId) {
        return send(request(deviceId).DELETE().build(), 1)
                .thenApply(answer -> answer.statusCode() == 404 || answer.statusCode() == 410
                        ? Optional.<Fault>empty()
                        : faults.of(answer.statusCode()))
                .exceptionally(failure -> Optional.of(faults.of(cause(failure))));
    }

    private Optional<Fault> check(HttpResponse<byte[]> there, byte[] content) {
        Optional<Fault> fault = faults.of(there.statusCode());
        return fault.isPresent() || Arrays.equals(there.body(), content) ? fault : Optional.of(faults.wrongContent());
    }

    /** Repeats what may succeed later; every one of our requests can be repeated without harm. */
    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int attempt) {
        return sendOnce(request)
                .handle((answer, failure) -> {
                    boolean passing =
                            failure == null ? PASSING.contains(answer.statusCode()) : isPassing(cause(failure));
                    if (passing && attempt < patience.attempts()) {
                        long pause = patience.pause().toMillis() << (attempt - 1);
                        return CompletableFuture.supplyAsync(
                                        () -> send(request, attempt + 1),
                                        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                                .thenCompose(later -> later);
                    }
                    return failure == null
                            ? CompletableFuture.completedFuture(answer)
                            : CompletableFuture.<HttpResponse<byte[]>>failedFuture(failure);
                })
                .thenCompose(settled -> settled);
    }

    /** The client's own time limit ends with the headers; this one holds for the whole answer. */
    private CompletableFuture<HttpResponse<byte[]>> sendOnce(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        return answer.copy()
                .orTimeout(patience.answer().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((settled, failure) -> answer.cancel(true));
    }

    private static boolean isPassing(Throwable failure) {
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

    /** What is behind the wrappings of futures, and of a client that wraps what a body's subscriber throws. */
    private static Throwable cause(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null
                && (inner instanceof CompletionException || inner.getCause() instanceof LimitedBody.TooLarge)) {
            inner = inner.getCause();
        }
        return inner;
    }
}
