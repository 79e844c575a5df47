package dev.bottlenose.server.api;

import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.transport.UpgradeRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Who may use the API. Programs show the token that only this user can read; the page shows the cookie it got when it was
 * opened with a ticket. Foreign pages are kept out by {@code Origin}, and by {@code Host} when they come under a name of
 * their own that leads here (DNS rebinding). Safe from any thread.
 */
public final class AccessGuard {
    private final AuthToken token;
    private final PageKeys pageKeys;

    public AccessGuard(AuthToken token, PageKeys pageKeys) {
        this.token = token;
        this.pageKeys = pageKeys;
    }

    /** Why the request may not even see a page; empty if it may. */
    Optional<String> objectionToHost(UpgradeRequest request) {
        String host = hostOf("http://" + request.header("Host").orElse(""));
        boolean ours = host.equals("localhost") || isAddress(host);
        return ours ? Optional.empty() : Optional.of("Host must be localhost or an address.");
    }

    /** Why the request may not become a front end; empty if it may. */
    Optional<String> objectionToFrontEnd(UpgradeRequest request) {
        Optional<String> host = objectionToHost(request);
        Optional<String> origin = request.header("Origin");
        boolean ownPage = origin.isPresent()
                && origin.get().equals("http://" + request.header("Host").orElse(""));
        if (host.isPresent()) {
            return host;
        } else if (origin.isPresent() && !ownPage) {
            return Optional.of("Pages of other origins may not connect.");
        } else if (hasToken(request)
                || (ownPage && pageKeys.opens(request.header("Cookie").orElse("")))) {
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
}
