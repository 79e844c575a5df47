package dev.bottlenose.server.pairing;

import dev.bottlenose.frontends.description.SetupDescription;
import dev.bottlenose.threads.Scheduler;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One app on its way to a connection: the stage it is in, and how it got there. Guarded by {@link Setups}. */
final class Setup {
    private static final int MAX_STEPS = 20;

    /** Where an app is. Each stage but the last two has a limit of time, after which the app has failed. */
    enum Stage {
        /** Connected to an insecure port. Ends with the connection, which has an idle timeout. */
        PAIRING,
        /** Its certificates are made and delivered. Limited by {@link CertificateIssuer}. */
        ISSUING,
        /** Has its reply, and is expected on a secure port. */
        DELIVERED,
        /** Connected to a secure port; its device is looked for. */
        CONNECTING,
        /** Connected, which ends the setup. */
        CONNECTED,
        /** Failed, which ends the setup unless the app tries again. */
        FAILED;

        boolean isEnd() {
            return this == CONNECTED || this == FAILED;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Deque<SetupDescription.Step> steps = new ArrayDeque<>();
    private Stage stage = Stage.PAIRING;
    private Instant since = Instant.EPOCH;

    /** The connection that moves the setup; null before the first. */
    private @Nullable Object mover;

    /** Runs while the stage is {@link Stage#DELIVERED}; else null. */
    private Scheduler.@Nullable Scheduled timeout;

    Stage stage() {
        return stage;
    }

    Instant since() {
        return since;
    }

    boolean isMovedBy(Object connection) {
        return connection.equals(mover);
    }

    /** Enters a stage, and ends the limit of the one before. */
    void enter(Stage next, Object connection, Instant now, String step) {
        stop();
        stage = next;
        mover = connection;
        since = now;
        steps.add(new SetupDescription.Step(now, step));
        if (steps.size() > MAX_STEPS) {
            steps.remove();
        }
    }

    /** Limits the current stage. */
    void limit(Scheduler.Scheduled expiry) {
        timeout = expiry;
    }

    void stop() {
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }

    List<SetupDescription.Step> steps() {
        return List.copyOf(steps);
    }
}
