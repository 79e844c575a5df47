package dev.bottlenose.server.api;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets a browser in: a ticket in the page's address works once and is exchanged for a cookie, so that no address that a
 * browser keeps in its history opens anything. Safe from any thread.
 */
public final class PageKeys {
    private static final int MOST_COOKIES = 100;
    private static final String COOKIE = "bottlenose";

    private final SecureRandom random;
    private final Set<String> tickets = new HashSet<>();
    private final Deque<String> cookies = new ArrayDeque<>();

    public PageKeys(SecureRandom random) {
        this.random = random;
    }

    /** A new ticket, for {@code /?ticket=}. */
    public synchronized String ticket() {
        String ticket = AuthToken.randomText(random);
        tickets.add(ticket);
        return ticket;
    }

    /** Whether this was an unused ticket; it is not from now on. */
    synchronized boolean use(String ticket) {
        return tickets.remove(ticket);
    }

    /** A new cookie, as the value of {@code Set-Cookie}. No script can read it, no other site's page makes it travel. */
    synchronized String setCookie() {
        String value = AuthToken.randomText(random);
        cookies.addLast(value);
        if (cookies.size() > MOST_COOKIES) {
            cookies.removeFirst();
        }
        return COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** Whether a {@code Cookie} header holds one of ours. */
    synchronized boolean opens(String cookieHeader) {
        for (String cookie : cookieHeader.split(";")) {
            String[] parts = cookie.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(COOKIE) && cookies.contains(parts[1])) {
                return true;
            }
        }
        return false;
    }
}
