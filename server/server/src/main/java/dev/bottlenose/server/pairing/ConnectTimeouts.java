package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reports apps that received their certificates and then did not connect. Safe from any thread. */
public final class ConnectTimeouts {
    private final Diagnoses diagnoses;
    private final Scheduler scheduler;
    private final Duration timeout;
    private final Map<AppIdentity, Scheduler.Scheduled> running = new HashMap<>();

    /** @param timeout from the reply of the exchange to the secure connection */
    public ConnectTimeouts(Diagnoses diagnoses, Scheduler scheduler, Duration timeout) {
        this.diagnoses = diagnoses;
        this.scheduler = scheduler;
        this.timeout = timeout;
    }

    /** Starts the timeout of an app that received its certificates, unless it has no name by which to recognise it. */
    public synchronized void start(ClientQuery app) {
        if (app.appName().isEmpty()) {
            return;
        }
        connected(app);
        running.put(Descriptions.identity(app), scheduler.after(timeout, () -> expire(app)));
    }

    /** Cancels the timeout of an app. */
    public synchronized void connected(ClientQuery app) {
        Scheduler.Scheduled expiry = running.remove(Descriptions.identity(app));
        if (expiry != null) {
            expiry.cancel();
        }
    }

    private void expire(ClientQuery app) {
        synchronized (this) {
            running.remove(Descriptions.identity(app));
        }
        diagnoses.report(
                app,
                new Fault(
                        "arrival-timeout",
                        "App '" + app.appName() + "' received its certificates but did not connect within "
                                + timeout.toSeconds() + " seconds.",
                        "check that the device reaches this server's secure port, then restart the app"));
    }
}
