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
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports to the developer why apps fail to connect, and keeps the latest reports. An app that fails repeatedly with the same
 * fault has one diagnosis with a count. A diagnosis ends when its app connects, when the developer dismisses it, or when its
 * time is over. Safe from any thread.
 */
public final class Diagnoses {
    private static final int MAX_DIAGNOSES = 200;

    /** How long after its last failure a diagnosis of an app is kept. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** The same for a client that has not identified itself, which no later success can be assigned to. */
    private static final Duration KEPT_OF_UNKNOWN = Duration.ofMinutes(5);

    /** What stands for a client that has not identified itself. */
    private static final String UNKNOWN = "?";

    /** The interval at which a repeated failure of an unknown client is reported. */
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);

    private record Key(AppIdentity app, String code) {}

    private final EventFeed feed;
    private final Clock clock;
    private final Map<Key, DiagnosisDescription> diagnoses = new LinkedHashMap<>();
    private final ConnectivityLog log;
    private int lastId;

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
        InetAddress address = failure.remote().getAddress();
        if (fault.isPresent() && count(unknown(address == null ? UNKNOWN : address.getHostAddress()), fault.get())) {
            note(Level.WARNING, Optional.empty(), fault.get().toString());
        }
    }

    /** Reports an invalid query from a device. */
    public void reportUnknown(String device, Fault reported) {
        Fault fault = Excerpts.of(reported);
        if (count(unknown(device), fault)) {
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

    /**
     * Removes the diagnoses of an app, because it has connected, and those of unknown clients at its address: it may have been
     * the app. Another client at this address is reported again when it fails again.
     */
    public synchronized void settle(ClientQuery app, InetAddress address) {
        AppIdentity settled = Descriptions.identity(app);
        AppIdentity unknown = unknown(address.getHostAddress());
        diagnoses
                .keySet()
                .removeIf(key -> key.app().equals(settled) || key.app().equals(unknown));
    }

    /** Removes a diagnosis, because the developer has seen it; returns whether there was one with this id. */
    public synchronized boolean dismiss(int id) {
        return diagnoses.values().removeIf(diagnosis -> diagnosis.id() == id);
    }

    /** The latest lines, oldest first. */
    public List<ConnectivityNote> notes() {
        return log.latest();
    }

    /** The latest diagnoses, oldest first. */
    public synchronized List<DiagnosisDescription> latest() {
        Instant now = clock.instant();
        diagnoses.values().removeIf(diagnosis -> isOver(diagnosis, now));
        return new ArrayList<>(diagnoses.values());
    }

    /** Returns whether to report it: it is new, or its last report is long ago. */
    private synchronized boolean count(AppIdentity app, Fault fault) {
        Key key = new Key(app, fault.code());
        Instant now = clock.instant();
        @Nullable DiagnosisDescription before = diagnoses.remove(key);
        if (before != null && isOver(before, now)) {
            before = null;
        }
        diagnoses.put(
                key,
                before == null
                        ? new DiagnosisDescription(++lastId, app, fault, 1, now)
                        : new DiagnosisDescription(before.id(), app, fault, before.count() + 1, now));
        if (diagnoses.size() > MAX_DIAGNOSES) {
            diagnoses.remove(diagnoses.keySet().iterator().next());
        }
        return before == null || before.last().plus(REPORT_INTERVAL).isBefore(now);
    }

    private static boolean isOver(DiagnosisDescription diagnosis, Instant now) {
        Duration kept = diagnosis.app().app().equals(UNKNOWN) ? KEPT_OF_UNKNOWN : KEPT;
        return diagnosis.last().plus(kept).isBefore(now);
    }

    private static AppIdentity unknown(String device) {
        return new AppIdentity(UNKNOWN, UNKNOWN, device);
    }
}
