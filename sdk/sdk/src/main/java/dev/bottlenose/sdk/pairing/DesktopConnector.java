package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.session.PluginExecutor;
import dev.bottlenose.sdk.session.Session;
import dev.bottlenose.sdk.state.FlipperState;
import dev.bottlenose.sdk.state.Journal;
import dev.bottlenose.sdk.transport.Connector;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.transport.Transport;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects a session with a desktop, again and again, as {@link Pairing} decides. Runs on the timers' thread and on the links'
 * threads, one event at a time, and blocks no caller.
 *
 * <p>Holds one link and one timer, and takes no decisions: every event goes to {@link Pairing}, which returns the effects.
 */
public final class DesktopConnector implements Connector {
    private final ConnectionAttempts attempts;
    private final Transport transport;
    private final PluginExecutor executor;
    private final ScheduledExecutorService timers;
    private final Journal journal;
    private final Pairing pairing;
    private final Performer performer = new Performer();

    /**
     * Connects once it is started.
     *
     * @param timers one thread, never shut down while this is in use
     */
    public DesktopConnector(
            ConnectionAttempts attempts,
            Transport transport,
            PluginExecutor executor,
            ScheduledExecutorService timers,
            Journal journal,
            Backoff backoff) {
        this.attempts = attempts;
        this.transport = transport;
        this.executor = executor;
        this.timers = timers;
        this.journal = journal;
        this.pairing = new Pairing(attempts.exchangesCertificates(), backoff);
    }

    @Override
    public PluginExecutor pluginExecutor() {
        return executor;
    }

    @Override
    public void start(Session session, FlipperState state) {
        PairingProgress progress = new PairingProgress(state, journal);
        timers.execute(() -> handle(() -> {
            performer.session = session;
            performer.progress = progress;
            return pairing.start();
        }));
    }

    @Override
    public void stop() {
        timers.execute(() -> handle(pairing::stop));
    }

    /** One event at a time. An internal error is no reason to stop trying. */
    private synchronized void handle(Supplier<List<PairingEffect>> event) {
        try {
            perform(event.get());
        } catch (RuntimeException | Error e) {
            journal.warn("internal error of the SDK: " + e);
            perform(pairing.interrupted());
        }
    }

    private void perform(List<PairingEffect> effects) {
        effects.forEach(effect -> effect.perform(performer));
    }

    /** Does what was decided. Guarded by the connector's lock. */
    private final class Performer implements PairingPerformer {
        /** Those of the last start; null before the first. */
        private @Nullable Session session;

        private @Nullable PairingProgress progress;

        /** The attempt that has not ended yet, if there is one. */
        private @Nullable ConnectionAttempt attempt;

        /** The only timer, if it runs. */
        private @Nullable ScheduledFuture<?> timer;

        @Override
        public void connectForCertificate() {
            progress().connecting(true);
            connect(attempts::forCertificate);
        }

        @Override
        public void connectForSession(StoredCredentials stored) {
            progress().connecting(false);
            connect(() -> attempts.forSession(stored));
        }

        private void connect(AttemptSource source) {
            try {
                ConnectionAttempt made = source.make();
                attempt = made;
                made.connecting(transport.connect(made.request(), new Listener(made, session())));
            } catch (GeneralSecurityException | RuntimeException | Error e) {
                attempt = null;
                perform(pairing.failed("cannot connect: " + e));
                LinkEnd end =
                        new LinkEnd(LinkEnd.Stage.CONNECTING, LinkEnd.Cause.LOCAL, LinkEnd.NO_CODE, "not connected");
                perform(pairing.ended(end, false));
            }
        }

        @Override
        public void claimDirectory() {
            try {
                perform(
                        attempt().claim()
                                ? pairing.claimed(attempts.stored())
                                : pairing.failed("another process of this app is exchanging certificates"));
            } catch (IOException e) {
                perform(pairing.failed(ConnectionAttempt.describe(e)));
            }
        }

        @Override
        public void requestCertificate() {
            try {
                attempt().requestCertificate();
                progress().requested();
            } catch (IOException | GeneralSecurityException e) {
                perform(pairing.failed(ConnectionAttempt.describe(e)));
            }
        }

        @Override
        public void finishExchange(String reply) {
            progress().finishing(attempt().accept(reply));
        }

        @Override
        public void confirmExchange() {
            progress().exchanged();
        }

        @Override
        public void openSession() {
            session().opened(attempt().link());
            progress().connected(attempt().link());
        }

        @Override
        public void suspendSession() {
            session().lost();
            progress().disconnected();
        }

        @Override
        public void closeSession() {
            session().closed();
            progress().ended("stopped");
            attempts.forgetCertificates();
        }

        @Override
        public void closeLink() {
            if (attempt != null) {
                attempt.close();
            }
        }

        @Override
        public void startTimer(Duration delay) {
            cancelTimer();
            timer = timers.schedule(
                    () -> handle(() -> pairing.timerFired(attempts.stored())), delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void cancelTimer() {
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
        }

        @Override
        public void report(Severity severity, String text) {
            progress().report(severity, text);
        }

        private Session session() {
            return started(session);
        }

        private PairingProgress progress() {
            return started(progress);
        }

        private ConnectionAttempt attempt() {
            return started(attempt);
        }

        private <T> T started(@Nullable T part) {
            if (part == null) {
                throw new IllegalStateException("pairing has not begun");
            }
            return part;
        }
    }

    private interface AttemptSource {
        ConnectionAttempt make() throws GeneralSecurityException;
    }

    /** Reports what happens on one link. */
    private final class Listener implements LinkListener {
        private final ConnectionAttempt own;
        private final Session session;

        /** Only the link's own thread touches it. */
        private String clockOffset = "";

        Listener(ConnectionAttempt own, Session session) {
            this.own = own;
            this.session = session;
        }

        @Override
        public void opened(Optional<Instant> peerTime) {
            clockOffset = peerTime.map(attempts::clockOffset).orElse("");
            handle(pairing::opened);
        }

        @Override
        public void received(String text) {
            if (own.isExchange()) {
                exchange(text);
            } else {
                executor.awaitCapacity();
                session.received(own.link(), text);
            }
        }

        /** Fetching certificates may take long: on the link's own thread, and without the lock. */
        private void exchange(String reply) {
            handle(() -> pairing.replied(reply));
            own.finish()
                    .map(fault -> fault.isEmpty() ? fault : fault + clockOffset)
                    .ifPresent(fault -> handle(() -> pairing.finished(fault)));
        }

        @Override
        public void ended(LinkEnd end) {
            handle(() -> {
                performer.attempt = null;
                own.release();
                return pairing.ended(end, own.wasShownCertificate());
            });
        }
    }
}
