package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.Excerpts;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.transport.ConnectionFailure;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports to the developer why apps fail to connect, and keeps the latest reports. An app that fails repeatedly with the same
 * fault has one diagnosis with a count. Safe from any thread.
 */
public final class Diagnoses {
    private static final int MAX_DIAGNOSES = 200;

    /** The interval at which a repeated failure of an unknown client is reported. */
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);

    private record Key(AppIdentity app, String code) {}

    private final EventFeed feed;
    private final Clock clock;
    private final Map<Key, DiagnosisDescription> diagnoses = new LinkedHashMap<>();
    private final ConnectivityLog log;

    /** @param scheduler for summaries of what is left out of the log */
    public Diagnoses(EventFeed feed, Clock clock, Scheduler scheduler) {
        this.feed = feed;
        this.clock = clock;
        this.log = new ConnectivityLog(feed, clock, scheduler);
    }

    /** Reports that an identified app failed to connect or violated the protocol. */
    public void report(ClientQuery app, Fault reported) {
        Fault fault = Excerpts.of(reported);
        count(Descriptions.identity(app), fault);
        if (log.admit(Optional.of(app))) {
            feed.publish(new ServerEvent.SetupFailed(Descriptions.identity(app), Level.ERROR, fault));
            log.add(Level.ERROR, Optional.of(app), fault.toString());
        }
    }

    /** Reports that a client failed to connect before it identified itself. */
    public void report(ConnectionFailure failure) {
        Optional<Fault> fault = ConnectionFaults.of(failure);
        AppIdentity unknown = new AppIdentity(
                "?",
                "?",
                failure.remote().getAddress() == null
                        ? "?"
                        : failure.remote().getAddress().getHostAddress());
        if (fault.isPresent() && count(unknown, fault.get())) {
            note(Level.WARNING, Optional.empty(), fault.get().toString());
        }
    }

    /** Reports an invalid query from a device. */
    public void reportUnknown(String device, Fault reported) {
        Fault fault = Excerpts.of(reported);
        if (count(new AppIdentity("?", "?", device), fault)) {
            note(Level.WARNING, Optional.empty(), fault.toString());
        }
    }

    /** Records a line about an app that is connecting. */
    public void note(Level level, Optional<ClientQuery> app, String message) {
        if (log.admit(app)) {
            log.add(level, app, message);
        }
    }

    /** Publishes that an app asks for certificates or connects. */
    public void started(ClientQuery app) {
        if (log.admit(Optional.of(app))) {
            feed.publish(new ServerEvent.SetupStarted(Descriptions.identity(app)));
        }
    }

    /** Records that an app completed a step of its setup. */
    public void step(ClientQuery app, String step) {
        if (log.admit(Optional.of(app))) {
            feed.publish(new ServerEvent.SetupStep(Descriptions.identity(app), step));
            log.add(Level.INFO, Optional.of(app), step);
        }
    }

    /** Removes the diagnoses of an app, because it has connected. */
    public synchronized void settle(ClientQuery app) {
        diagnoses.keySet().removeIf(key -> key.app().equals(Descriptions.identity(app)));
    }

    /** The latest lines, oldest first. */
    public List<ConnectivityNote> notes() {
        return log.latest();
    }

    /** The latest diagnoses, oldest first. */
    public synchronized List<DiagnosisDescription> latest() {
        return new ArrayList<>(diagnoses.values());
    }

    /** Returns whether to report it: it is new, or its last report is long ago. */
    private synchronized boolean count(AppIdentity app, Fault fault) {
        Key key = new Key(app, fault.code());
        Instant now = clock.instant();
        DiagnosisDescription before = diagnoses.remove(key);
        diagnoses.put(key, new DiagnosisDescription(app, fault, before == null ? 1 : before.count() + 1, now));
        if (diagnoses.size() > MAX_DIAGNOSES) {
            diagnoses.remove(diagnoses.keySet().iterator().next());
        }
        return before == null || before.last().plus(REPORT_INTERVAL).isBefore(now);
    }
}
