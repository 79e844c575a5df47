package dev.bottlenose.server;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.server.api.AuthToken;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.threads.Scheduler;
import java.io.IOException;
import java.time.Duration;

/** Replaces the token of a server that runs for longer than a token lives. Front ends stay connected. */
final class TokenRenewal {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final AuthToken token;
    private final EventFeed feed;
    private final Scheduler scheduler;

    TokenRenewal(AuthToken token, EventFeed feed, Scheduler scheduler) {
        this.token = token;
        this.feed = feed;
        this.scheduler = scheduler;
    }

    /** Checks every hour. */
    void start() {
        scheduler.after(INTERVAL, this::check);
    }

    private void check() {
        scheduler.after(INTERVAL, this::check);
        if (token.left().isNegative()) {
            try {
                token.rotate();
            } catch (IOException e) {
                feed.publish(new ServerEvent.Notified(
                        Level.WARNING,
                        "Token",
                        "The new token for front ends cannot be written: " + e.getMessage()
                                + ". try: make the directory certs in the server's home writable"));
            }
        }
    }
}
