package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Notices apps that got their certificates and then did not come. Safe from any thread. */
public final class ConnectTimeouts {
    private final Diagnoses diagnoses;
    private final ScheduledExecutorService scheduler;
    private final Duration patience;
    private final Map<AppIdentity, Future<?>> expected = new HashMap<>();

    /** @param patience from the reply of the exchange to the secure connection */
    public ConnectTimeouts(Diagnoses diagnoses, ScheduledExecutorService scheduler, Duration patience) {
        this.diagnoses = diagnoses;
        this.scheduler = scheduler;
        this.patience = patience;
    }

    /** The app has its certificates and should be here soon. One that has not said its name would not be recognised. */
    public synchronized void start(ClientQuery app) {
        if (app.app().isEmpty()) {
            return;
        }
        connected(app);
        expected.put(
                Descriptions.identity(app),
                scheduler.schedule(() -> missing(app), patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The app is here. */
    public synchronized void connected(ClientQuery app) {
        Future<?> watch = expected.remove(Descriptions.identity(app));
        if (watch != null) {
            watch.cancel(false);
        }
    }

    private void missing(ClientQuery app) {
        synchronized (this) {
            expected.remove(Descriptions.identity(app));
        }
        diagnoses.report(
                app,
                new Fault(
                        "arrival-timeout",
                        "App '" + app.app() + "' got its certificates but did not connect within "
                                + patience.toSeconds() + " seconds.",
                        "see that the secure port reaches this server from the device, then restart the app"));
    }
}
