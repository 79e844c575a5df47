package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.SetupDescription;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.pairing.Setup.Stage;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The apps on their way to a connection, from the first packet to the connection or to a diagnosis. Whatever happens, a setup
 * ends: with the app's connection, its disconnection, a refusal or a timeout. Safe from any thread.
 */
public final class Setups {
    private static final int MAX_SETUPS = 200;

    /** How long a setup is listed after its end. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Diagnoses diagnoses;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Duration connectTimeout;
    private final Map<AppIdentity, Setup> setups = new LinkedHashMap<>();

    /** @param connectTimeout from the reply of the exchange to the secure connection */
    public Setups(Diagnoses diagnoses, Scheduler scheduler, Clock clock, Duration connectTimeout) {
        this.diagnoses = diagnoses;
        this.scheduler = scheduler;
        this.clock = clock;
        this.connectTimeout = connectTimeout;
    }

    /** An app connected to an insecure port. */
    public Attempt pairing(ClientQuery app) {
        Attempt attempt = new Attempt(app);
        attempt.step(Stage.PAIRING, "Connected for the certificate exchange");
        return attempt;
    }

    /** An app connected with its certificate. */
    public Attempt connecting(ClientQuery app) {
        Attempt attempt = new Attempt(app);
        attempt.step(Stage.CONNECTING, "Connected with its certificate");
        return attempt;
    }

    /** An app connected that requires no setup. */
    public void connected(ClientQuery app, InetAddress address) {
        new Attempt(app).connected(address);
    }

    /** The setups that have not ended, and those that ended lately; the one that changed last is the last. */
    public synchronized List<SetupDescription> list() {
        Instant oldest = clock.instant().minus(KEPT);
        setups.values().removeIf(setup -> setup.stage().isEnd() && setup.since().isBefore(oldest));
        return setups.entrySet().stream()
                .map(entry -> new SetupDescription(
                        entry.getKey(),
                        entry.getValue().stage().wireName(),
                        entry.getValue().since(),
                        entry.getValue().steps()))
                .toList();
    }

    private synchronized Setup enter(ClientQuery app, Stage stage, Attempt attempt, String step) {
        AppIdentity identity = Descriptions.identity(app);
        Setup known = setups.remove(identity);
        Setup setup = known == null ? new Setup() : known;
        setups.put(identity, setup);
        setup.enter(stage, attempt, clock.instant(), step);
        if (setups.size() > MAX_SETUPS) {
            Iterator<Setup> oldest = setups.values().iterator();
            oldest.next().stop();
            oldest.remove();
        }
        return setup;
    }

    private synchronized boolean fail(ClientQuery app, Attempt attempt, Set<Stage> from, Fault fault) {
        Setup setup = setups.get(Descriptions.identity(app));
        boolean fails = setup != null && setup.isMovedBy(attempt) && from.contains(setup.stage());
        if (fails) {
            enter(app, Stage.FAILED, attempt, fault.sentence());
        }
        return fails;
    }

    private synchronized void limitDelivered(ClientQuery app, Setup setup, Runnable expiry) {
        if (app.appName().isEmpty()) {
            setups.remove(Descriptions.identity(app), setup);
        } else if (setup.stage() == Stage.DELIVERED) {
            setup.limit(scheduler.after(connectTimeout, expiry));
        }
    }

    /** One connection of an app that moves its setup. Does nothing after the connection has ended. */
    public final class Attempt {
        private final ClientQuery app;
        private volatile boolean ended;

        private Attempt(ClientQuery app) {
            this.app = app;
        }

        /** The app requested certificates. */
        public void requested() {
            step(Stage.ISSUING, "Certificate requested");
        }

        /** The app's certificates were delivered; it is expected on a secure port if it has a name to recognise it by. */
        public void delivered() {
            step(Stage.DELIVERED, "Certificates delivered")
                    .ifPresent(setup -> limitDelivered(app, setup, this::expire));
        }

        /** The app confirmed that it has its certificates. */
        public void received() {
            diagnoses.step(app, "Certificates received");
        }

        /** The setup failed, unless a later connection of the app moves it by now. */
        public void failed(Fault fault) {
            boolean unused = fail(app, this, EnumSet.allOf(Stage.class), fault);
            diagnoses.report(app, fault);
        }

        /** The app is connected from this address, which ends its earlier diagnoses. */
        public void connected(InetAddress address) {
            enter(app, Stage.CONNECTED, this, "Connected");
            diagnoses.settle(app, address);
        }

        /** The connection has ended. */
        public void ended() {
            ended = true;
            failFrom(
                    EnumSet.of(Stage.PAIRING, Stage.ISSUING),
                    new Fault(
                            "pairing-interrupted",
                            "App '" + app.appName() + "' disconnected before it received its certificates.",
                            "start the app again"));
            failFrom(
                    EnumSet.of(Stage.CONNECTING),
                    new Fault(
                            "connection-interrupted",
                            "App '" + app.appName() + "' disconnected before its device was found.",
                            "start the app again"));
        }

        private Optional<Setup> step(Stage stage, String step) {
            if (ended) {
                return Optional.empty();
            }
            Setup setup = enter(app, stage, this, step);
            diagnoses.step(app, step);
            return Optional.of(setup);
        }

        private void expire() {
            failFrom(
                    EnumSet.of(Stage.DELIVERED),
                    new Fault(
                            "arrival-timeout",
                            "App '" + app.appName() + "' received its certificates but did not connect within "
                                    + connectTimeout.toSeconds() + " seconds.",
                            "check that the device reaches this server's secure port, then restart the app"));
        }

        private void failFrom(Set<Stage> stages, Fault fault) {
            if (fail(app, this, stages, fault)) {
                diagnoses.report(app, fault);
            }
        }
    }
}
