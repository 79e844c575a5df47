package dev.bottlenose.server.api;

import dev.bottlenose.frontends.access.AccessProof;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the front ends' port serves over HTTP: the server's health, the page, how a browser or a program gets in, and the
 * developer's plugins for the page.
 */
public final class ApiPages implements HttpPages {
    /** Header with the ticket that a page exchanges for a key; no page of another origin can send it. */
    static final String TICKET_HEADER = "x-bottlenose-ticket";

    private static final Map<String, String> HEADERS =
            Map.of("Cross-Origin-Resource-Policy", "same-origin", "Referrer-Policy", "no-referrer");

    private final AccessGuard guard;
    private final PageKeys pageKeys;
    private final HttpPages page;
    private final UserPlugins userPlugins;
    private final BooleanSupplier ready;

    /**
     * Pages of one server.
     *
     * @param page serves what is not served here
     * @param userPlugins serves what is below {@link UserPlugins#PATH}, to those who know its path
     * @param ready whether every listener is open
     */
    public ApiPages(
            AccessGuard guard, PageKeys pageKeys, HttpPages page, UserPlugins userPlugins, BooleanSupplier ready) {
        this.guard = guard;
        this.pageKeys = pageKeys;
        this.page = page;
        this.userPlugins = userPlugins;
        this.ready = ready;
    }

    @Override
    public Answer get(UpgradeRequest request) {
        return answer(request).withHeaders(HEADERS);
    }

    private Answer answer(UpgradeRequest request) {
        Optional<String> objection = guard.objectionToHost(request);
        if (objection.isPresent()) {
            return Answer.text(403, objection.get() + "\n");
        }
        return switch (request.path()) {
            case "/health" -> Answer.text(200, "flipper-ok");
            case "/ready" ->
                json(Json.object().put("isReady", ready.getAsBoolean()).build());
            case "/info" -> json(Environment.describe());
            case "/shutdown" -> Answer.text(403, "Use the authenticated command 'shutdown' of the API.\n");
            case "/admission" -> admission(request);
            case AccessProof.PATH -> challenge(request);
            default -> request.path().startsWith(UserPlugins.PATH) ? userPlugins.get(request) : page(request);
        };
    }

    /** The page is static; it gets its key in a second step. Whoever opens it with the token gets there with a ticket. */
    private Answer page(UpgradeRequest request) {
        return guard.hasToken(request)
                ? new Answer(302, "text/plain", new byte[0], Map.of("Location", pageKeys.ticketTarget()))
                : page.get(request);
    }

    private Answer admission(UpgradeRequest request) {
        return request.header(TICKET_HEADER)
                .flatMap(ticket -> guard.redeem(ticket, request))
                .map(key -> json(
                        Json.object().put("id", key.id()).put("key", key.key()).build()))
                .orElseGet(() -> Answer.text(403, "The ticket was used or has expired. try: bottlenose open\n"));
    }

    private Answer challenge(UpgradeRequest request) {
        return guard.challenge(request)
                .map(answer -> json(Json.object()
                        .put(AccessProof.CHALLENGE, answer.challenge())
                        .put(AccessProof.PROOF, answer.proof())
                        .build()))
                .orElseGet(() -> Answer.text(400, "A nonce of 16 to 64 letters and digits is needed.\n"));
    }

    private static Answer json(JsonObject json) {
        return new Answer(200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
