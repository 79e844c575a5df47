package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.transport.ConnectionFailure;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the developer why an app does not get through, and remembers the latest of what it told. An app that fails the same
 * way again and again is one diagnosis with a count. Safe from any thread.
 */
public final class Diagnoses {
    private static final int MOST_REMEMBERED = 200;

    private static final int MOST_NOTES = 300;

    /** A stranger that knocks without pause is mentioned this often. */
    private static final Duration QUIET_TIME = Duration.ofSeconds(30);

    private record Key(AppIdentity app, String code) {}

    private final EventFeed feed;
    private final Clock clock;
    private final Map<Key, DiagnosisDescription> remembered = new LinkedHashMap<>();
    private final Deque<ConnectivityNote> notes = new ArrayDeque<>();

    public Diagnoses(EventFeed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** An app that says who it is did not get through, or misbehaves. */
    public void report(ClientQuery app, Fault fault) {
        remember(Descriptions.identity(app), fault);
        feed.publish(new ServerEvent.SetupFailed(Descriptions.identity(app), Level.ERROR, fault));
        note(Level.ERROR, Optional.of(app), fault.toString());
    }

    /** Somebody did not get far enough to say who it is. */
    public void report(ConnectionFailure failure) {
        Optional<Fault> fault = ConnectionFaults.of(failure);
        AppIdentity unknown = new AppIdentity(
                "?",
                "?",
                failure.remote().getAddress() == null
                        ? "?"
                        : failure.remote().getAddress().getHostAddress());
        if (fault.isPresent() && remember(unknown, fault.get())) {
            note(Level.WARNING, Optional.empty(), fault.get().toString());
        }
    }

    /** A query that does not say who the app is. */
    public void reportUnknown(String device, Fault fault) {
        if (remember(new AppIdentity("?", "?", device), fault)) {
            note(Level.WARNING, Optional.empty(), fault.toString());
        }
    }

    /** A line about an app that is on its way. */
    public void note(Level level, Optional<ClientQuery> app, String message) {
        ConnectivityNote note = new ConnectivityNote(clock.instant(), level, app.map(Descriptions::subject), message);
        keep(note);
        feed.publish(new ServerEvent.ConnectivityLogged(List.of(note)));
    }

    /** An app got one step further. */
    public void step(ClientQuery app, String step) {
        feed.publish(new ServerEvent.SetupStep(Descriptions.identity(app), step));
        note(Level.INFO, Optional.of(app), step);
    }

    /** The app is connected: what kept it from that is settled. */
    public synchronized void settle(ClientQuery app) {
        remembered.keySet().removeIf(key -> key.app().equals(Descriptions.identity(app)));
    }

    /** The latest lines, oldest first. */
    public synchronized List<ConnectivityNote> notes() {
        return new ArrayList<>(notes);
    }

    /** The latest diagnoses, oldest first. */
    public synchronized List<DiagnosisDescription> latest() {
        return new ArrayList<>(remembered.values());
    }

    private synchronized void keep(ConnectivityNote note) {
        notes.add(note);
        if (notes.size() > MOST_NOTES) {
            notes.remove();
        }
    }

    /** Returns whether it is worth mentioning: new, or not heard of for a while. */
    private synchronized boolean remember(AppIdentity app, Fault fault) {
        Key key = new Key(app, fault.code());
        Instant now = clock.instant();
        DiagnosisDescription before = remembered.remove(key);
        remembered.put(key, new DiagnosisDescription(app, fault, before == null ? 1 : before.count() + 1, now));
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        return before == null || before.last().plus(QUIET_TIME).isBefore(now);
    }
}
