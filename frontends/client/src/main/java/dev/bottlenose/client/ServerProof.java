package dev.bottlenose.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.frontends.access.AccessProof;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * Makes whoever listens on a port prove that it is the server whose token this is, before anything is sent that lets others
 * in: a stranger's program on the port, while the server is not running, gets nothing of use. Safe from any thread.
 */
final class ServerProof {
    /** Far more than a challenge and a proof have, in bytes. */
    private static final int LARGEST_ANSWER = 4096;

    private final HttpClient http;
    private final Duration timeout;
    private final SecureRandom random = new SecureRandom();

    ServerProof(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /**
     * Asks the server for its proof.
     *
     * @param server such as {@code localhost:52342}
     * @return the query with which this client then connects; fails with a {@link ClientException} where the proof is wrong,
     *     with an exception of the HTTP client where nobody answers
     */
    CompletableFuture<String> query(String server, String token) {
        byte[] chosen = new byte[24];
        random.nextBytes(chosen);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(chosen);
        URI address = URI.create("http://" + server + AccessProof.PATH + "?" + AccessProof.NONCE + "=" + nonce);
        return http.sendAsync(
                        HttpRequest.newBuilder(address)
                                .version(HttpClient.Version.HTTP_1_1)
                                .timeout(timeout)
                                .build(),
                        head -> new LimitedBody(LARGEST_ANSWER))
                .thenCompose(answer -> answer(server, token, nonce, answer));
    }

    private static CompletableFuture<String> answer(
            String server, String token, String nonce, HttpResponse<byte[]> answer) {
        try {
            JsonObject json = Json.parseObject(JsonText.of(new String(answer.body(), UTF_8)));
            String challenge = json.string(AccessProof.CHALLENGE).orElse("");
            String proof = json.string(AccessProof.PROOF).orElse("");
            if (answer.statusCode() == 200
                    && challenge.matches("[\\w.-]{16,100}")
                    && AccessProof.matches(proof, AccessProof.ofServer(token, nonce, challenge))) {
                return CompletableFuture.completedFuture(AccessProof.CHALLENGE + "=" + challenge + "&"
                        + AccessProof.PROOF + "=" + AccessProof.ofFrontEnd(token, challenge));
            }
        } catch (MalformedJsonException e) {
            // Not our server: the same as a wrong proof.
        }
        return CompletableFuture.failedFuture(new ClientException.AccessDenied(new Fault(
                "server-unproven",
                "The program that listens on " + server
                        + " did not prove that it is the server whose token this is, so nothing was sent to it.",
                "give the --home of the server that runs there, or stop that program and run bottlenose serve")));
    }
}
