package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.Excerpts;
import dev.bottlenose.threads.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines about apps that are connecting: publishes them, and keeps the latest. An app that has more of them in a minute than
 * anybody reads has the rest counted. Safe from any thread.
 */
final class ConnectivityLog {
    private static final int MAX_NOTES = 300;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EventFeed feed;
    private final Clock clock;
    private final Scheduler scheduler;
    private final LineLimiter limiter = new LineLimiter();
    private final Deque<ConnectivityNote> notes = new ArrayDeque<>();

    /** Whether the end of the current minute is scheduled. */
    private boolean counting;

    ConnectivityLog(EventFeed feed, Clock clock, Scheduler scheduler) {
        this.feed = feed;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Counts a line about an app, and returns whether to publish it. */
    synchronized boolean admit(Optional<ClientQuery> app) {
        if (!counting) {
            counting = true;
            scheduler.after(MINUTE, this::endMinute);
        }
        return limiter.admit(app.map(ClientQuery::appName).orElse(""));
    }

    /** Publishes a line that was admitted. */
    void add(Level level, Optional<ClientQuery> app, String message) {
        publish(new ConnectivityNote(clock.instant(), level, app.map(Descriptions::subject), Excerpts.line(message)));
    }

    /** The latest lines, oldest first. */
    synchronized List<ConnectivityNote> latest() {
        return new ArrayList<>(notes);
    }

    private void endMinute() {
        List<ConnectivityNote> summaries = new ArrayList<>();
        synchronized (this) {
            counting = false;
            limiter.reset().forEach((app, count) -> summaries.add(summary(app, count)));
        }
        summaries.forEach(this::publish);
    }

    private ConnectivityNote summary(String app, int count) {
        String lines = count == 1 ? "1 more line" : count + " more lines";
        return new ConnectivityNote(
                clock.instant(),
                Level.WARNING,
                Optional.empty(),
                lines + " from " + (app.isEmpty() ? "other clients" : "app '" + app + "'")
                        + " in the last minute are not shown.");
    }

    private void publish(ConnectivityNote note) {
        synchronized (this) {
            notes.add(note);
            if (notes.size() > MAX_NOTES) {
                notes.remove();
            }
        }
        feed.publish(new ServerEvent.ConnectivityLogged(List.of(note)));
    }
}
