package dev.bottlenose.server.api;

import dev.bottlenose.frontends.access.AccessProof;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.transport.UpgradeRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Who may use the API. Programs show the token that only this user can read, or prove that they know it; a page proves that
 * it knows the key it got for its ticket. Foreign pages are kept out by {@code Origin}, and by {@code Host} when they come
 * under a name of their own that leads here (DNS rebinding). Safe from any thread.
 */
public final class AccessGuard {
    private final AuthToken token;
    private final PageKeys pageKeys;
    private final Challenges challenges;

    public AccessGuard(AuthToken token, PageKeys pageKeys, Clock clock, SecureRandom random) {
        this.token = token;
        this.pageKeys = pageKeys;
        this.challenges = new Challenges(clock, random);
    }

    /** Why the request may not even see a page; empty if it may. */
    Optional<String> objectionToHost(UpgradeRequest request) {
        String host = hostOf(originOf(request));
        boolean ours = host.equals("localhost") || isAddress(host);
        return ours ? Optional.empty() : Optional.of("Host must be localhost or an address.");
    }

    /** Why the request may not become a front end; empty if it may. */
    Optional<String> objectionToFrontEnd(UpgradeRequest request) {
        Optional<String> host = objectionToHost(request);
        Optional<String> origin = request.header("Origin");
        boolean ownPage = origin.isPresent() && origin.get().equals(originOf(request));
        QueryString query = QueryString.ofTarget(request.target());
        if (host.isPresent()) {
            return host;
        } else if (origin.isPresent() && !ownPage) {
            return Optional.of("Pages of other origins may not connect.");
        } else if (hasToken(request) || (proves(query, request) && (ownPage || isOfProgram(query)))) {
            return Optional.empty();
        }
        return Optional.of("A token is needed: ?token= or header x-access-token, from certs/auth.token.");
    }

    boolean hasToken(UpgradeRequest request) {
        return QueryString.ofTarget(request.target())
                .get("token")
                .or(() -> request.header("x-access-token"))
                .filter(token::matches)
                .isPresent();
    }

    /** A challenge with the server's proof; empty if the request has no nonce. */
    Optional<ChallengeAnswer> challenge(UpgradeRequest request) {
        QueryString query = QueryString.ofTarget(request.target());
        String challenge = challenges.issue();
        return query.get(AccessProof.NONCE)
                .filter(AccessProof::isNonce)
                .map(nonce ->
                        new ChallengeAnswer(challenge, AccessProof.ofServer(keyOf(query, request), nonce, challenge)));
    }

    /** A key for a browser that has a valid ticket. */
    Optional<PageKeys.PageKey> redeem(String ticket, UpgradeRequest request) {
        return pageKeys.redeem(ticket, originOf(request));
    }

    private boolean proves(QueryString query, UpgradeRequest request) {
        String challenge = query.get(AccessProof.CHALLENGE).orElse("");
        return challenges.isFresh(challenge)
                && AccessProof.matches(
                        query.get(AccessProof.PROOF).orElse(""),
                        AccessProof.ofFrontEnd(keyOf(query, request), challenge));
    }

    /** The key by which both sides prove themselves: a page's own, or the token. */
    private String keyOf(QueryString query, UpgradeRequest request) {
        return query.get(AccessProof.KEY)
                .map(id -> pageKeys.key(id, originOf(request)))
                .orElseGet(token::text);
    }

    private static boolean isOfProgram(QueryString query) {
        return query.get(AccessProof.KEY).isEmpty();
    }

    /** The origin of a page that came from here. */
    private static String originOf(UpgradeRequest request) {
        return "http://" + request.header("Host").orElse("");
    }

    /** An address cannot be made to lead elsewhere, unlike a name. */
    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static String hostOf(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** What a front end gets before it connects. */
    record ChallengeAnswer(String challenge, String proof) {}
}
