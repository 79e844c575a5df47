package dev.bottlenose.server.api;

import dev.bottlenose.frontends.access.AccessProof;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Admits browsers: a ticket in the page's address works once, for some minutes, and is exchanged for a key that the browser
 * keeps for the page's origin alone. A cookie would go to every port of this computer.
 *
 * <p>Keys are derived from the token, the origin and the port of the server, so they are valid until the token changes, and
 * nowhere else. Safe from any thread.
 */
public final class PageKeys {
    /** From the ticket to the browser that uses it. */
    static final Duration TICKET_LIFETIME = Duration.ofMinutes(10);

    /** Tickets that wait for a browser; then the oldest is void. */
    private static final int MOST_TICKETS = 100;

    /** A key and the id under which the browser refers to it. */
    record PageKey(String id, String key) {}

    private final AuthToken token;
    private final SecureRandom random;
    private final Clock clock;

    /** Until when each is valid, oldest first. */
    private final Map<String, Instant> tickets = new LinkedHashMap<>();

    /** Zero until the server listens; then no key is valid. */
    private volatile int port;

    public PageKeys(AuthToken token, SecureRandom random, Clock clock) {
        this.token = token;
        this.random = random;
        this.clock = clock;
    }

    /** Tells the port at which the page is served. */
    public void listensAt(int number) {
        port = number;
    }

    /** A new address of the page, which admits one browser. */
    public String address() {
        return "http://localhost:" + port + ticketTarget();
    }

    /** Path and query of such an address. */
    synchronized String ticketTarget() {
        String ticket = AuthToken.randomText(random);
        tickets.put(ticket, clock.instant().plus(TICKET_LIFETIME));
        if (tickets.size() > MOST_TICKETS) {
            tickets.remove(tickets.keySet().iterator().next());
        }
        return "/?ticket=" + ticket;
    }

    /** A key for an origin, in exchange for a ticket, which is used up; empty if the ticket is not valid. */
    synchronized Optional<PageKey> redeem(String ticket, String origin) {
        Instant expiry = tickets.remove(ticket);
        if (expiry == null || !clock.instant().isBefore(expiry)) {
            return Optional.empty();
        }
        String id = AuthToken.randomText(random);
        return Optional.of(new PageKey(id, key(id, origin)));
    }

    /** The key of this id, as the browser has it if it was issued for this origin. */
    String key(String id, String origin) {
        return AccessProof.mac(token.text(), "page", Integer.toString(port), origin, id);
    }
}
