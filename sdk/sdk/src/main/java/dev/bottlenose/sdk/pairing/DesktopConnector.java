package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.pairing.Pairing.Move;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the moves that {@link Pairing} decides on: dials, exchanges certificates, opens and closes the session. Works on the
 * timers' thread and on the links' threads, one at a time, and lets no caller wait.
 */
public final class DesktopConnector implements Connector {
    /** Between attempts. */
    public static final Duration REST = Duration.ofSeconds(3);

    /** A desktop may have to ask a phone, or a person; but not for ever. */
    private static final Duration REPLY_TIMEOUTS = Duration.ofSeconds(60);

    private final DesktopAddress route;
    private final Transport transport;
    private final PluginExecutor executor;
    private final ScheduledExecutorService timers;
    private final Journal journal;
    private final CertificateSources sources;
    private final Clock clock;
    private final Pairing pairing;

    private @Nullable Run run;
    private @Nullable Run next;
    private @Nullable Attempt attempt;
    private @Nullable ScheduledFuture<?> timer;

    /**
     * Looks for the desktop at the end of {@code route}, once started.
     *
     * @param timers one thread, never shut down while this is in use
     */
    public DesktopConnector(
            DesktopAddress route,
            CertificateSources sources,
            Transport transport,
            PluginExecutor executor,
            ScheduledExecutorService timers,
            Journal journal,
            Clock clock,
            Duration rest,
            Random jitter) {
        this.route = route;
        this.sources = sources;
        this.transport = transport;
        this.executor = executor;
        this.timers = timers;
        this.journal = journal;
        this.clock = clock;
        this.pairing = new Pairing(route.exchangesCertificates(), rest, jitter);
    }

    @Override
    public PluginExecutor pluginExecutor() {
        return executor;
    }

    @Override
    public void start(Session session, FlipperState state) {
        Run started = new Run(session, new PairingProgress(state, journal));
        timers.execute(() -> guarded(() -> begin(started)));
    }

    @Override
    public void stop() {
        timers.execute(() -> guarded(this::halt));
    }

    private void begin(Run started) {
        if (attempt == null) {
            run = started;
            choose(started);
        } else {
            // The desktop would take the old connection's end for the new one's.
            next = started;
        }
    }

    private void halt() {
        next = null;
        if (run != null) {
            if (pairing.stop() == Move.CLOSE_LINK && attempt != null) {
                attempt.close();
            }
            cancelTimer();
            run.session.closed();
            run.progress.ended("stopped");
            run = null;
            forgetCertificates();
        }
    }

    private void forgetCertificates() {
        try {
            sources.forgetIfWanted(route.files());
        } catch (IOException e) {
            journal.warn("cannot forget the certificates: " + e);
        }
    }

    private void choose(Run current) {
        if (run != current) {
            return;
        }
        StoredCredentials stored = route.look();
        Move move = pairing.choose(stored);
        if (move == Move.NOTHING) {
            return;
        }
        boolean forCertificate = move == Move.DIAL_FOR_CERTIFICATE;
        current.progress.dialling(forCertificate);
        try {
            if (forCertificate) {
                route.files().prepare();
            }
            Attempt dialled = forCertificate
                    ? route.toCertificate(new CertificateExchange(route.files(), sources, journal, clock))
                    : route.toSession(stored, clock);
            attempt = dialled;
            dialled.dialled(transport.connect(dialled.dial(), new Listener(current, dialled)));
        } catch (GeneralSecurityException | RuntimeException | Error e) {
            attempt = null;
            current.progress.trouble("cannot dial: " + e);
            ended(
                    current,
                    new LinkEnd(LinkEnd.Stage.CONNECTING, LinkEnd.Cause.LOCAL, LinkEnd.NO_CODE, "not dialled"),
                    false);
        }
    }

    private void opened(Run current, Attempt opened) {
        try {
            if (!opened.claim()) {
                current.progress.trouble("another process of this app is exchanging certificates");
                opened.close();
                return;
            }
            switch (pairing.opened(route.look())) {
                case REQUEST_CERTIFICATE:
                    opened.request();
                    current.progress.requested();
                    schedule(REPLY_TIMEOUTS, () -> {
                        current.progress.trouble("the desktop does not answer the request for a certificate");
                        opened.close();
                    });
                    break;
                case OPEN_SESSION:
                    current.session.opened(opened.link());
                    current.progress.connected(opened.link());
                    break;
                default:
                    opened.close();
            }
        } catch (IOException | GeneralSecurityException e) {
            current.progress.trouble(Attempt.whyNot(e));
            opened.close();
        }
    }

    /** On the link's own thread: whoever brings the certificates may take long, and nobody else should wait for that. */
    private void replied(Run current, Attempt replied, String reply, String clockOffset) {
        if (!isExpected(current, replied, reply)) {
            return;
        }
        String trouble = replied.finish(reply);
        guarded(() -> {
            if (run == current && trouble.isEmpty()) {
                pairing.exchanged();
                current.progress.exchanged();
            } else if (run == current) {
                current.progress.trouble(trouble + clockOffset);
            }
            replied.close();
        });
    }

    private synchronized boolean isExpected(Run current, Attempt replied, String reply) {
        if (pairing.replied() != Move.FINISH_EXCHANGE) {
            return false;
        }
        current.progress.bringing(replied.stepFor(reply));
        schedule(REPLY_TIMEOUTS, () -> {
            current.progress.trouble("the certificates do not come");
            replied.close();
        });
        return true;
    }

    private void ended(Run current, LinkEnd ending, boolean shownCertificate) {
        cancelTimer();
        Move move = pairing.ended(ending, shownCertificate);
        if (move == Move.NOTHING) {
            return;
        }
        if (move == Move.CLOSE_SESSION) {
            current.progress.lost();
        }
        if (ending.cause() == LinkEnd.Cause.LOCAL) {
            current.progress.ended(ending.detail());
        } else if (ending.stage() == LinkEnd.Stage.CONNECTING) {
            current.progress.remark("no desktop there: " + ending.detail() + ". try: start one; it will be found");
        } else if (ending.stage() == LinkEnd.Stage.OPEN) {
            current.progress.remark(ending.detail());
        } else {
            current.progress.trouble(ending.detail());
        }
        schedule(pairing.rest(), () -> choose(current));
    }

    private void schedule(Duration delay, Runnable action) {
        cancelTimer();
        timer = timers.schedule(() -> guarded(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** One thing at a time; and what goes wrong here is no reason to stop trying. */
    private synchronized void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            journal.warn("the SDK failed: " + e);
            if (attempt != null) {
                attempt.close();
            } else if (run != null) {
                Run current = run;
                schedule(pairing.rest(), () -> choose(current));
            }
        }
    }

    /** Brings in what happens on one link. */
    private final class Listener implements LinkListener {
        private final Run current;
        private final Attempt own;
        private String clockOffset = "";

        Listener(Run current, Attempt own) {
            this.current = current;
            this.own = own;
        }

        @Override
        public void opened(Optional<Instant> peerTime) {
            clockOffset = peerTime.map(time -> ClockOffset.describe(clock.instant(), time))
                    .orElse("");
            guarded(() -> DesktopConnector.this.opened(current, own));
        }

        @Override
        public void received(String text) {
            if (own.isExchange()) {
                replied(current, own, text, clockOffset);
            } else {
                executor.awaitCapacity();
                current.session.received(own.link(), text);
            }
        }

        @Override
        public void ended(LinkEnd ending) {
            guarded(() -> {
                attempt = null;
                own.release();
                current.session.lost();
                if (run == current) {
                    DesktopConnector.this.ended(current, ending, own.wasShownCertificate());
                } else if (next != null) {
                    Run waiting = next;
                    next = null;
                    begin(waiting);
                }
            });
        }
    }
}
