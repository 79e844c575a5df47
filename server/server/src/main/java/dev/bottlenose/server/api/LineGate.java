package dev.bottlenose.server.api;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leaves out log lines while a front end does not keep up: they come as fast as apps and devices write them, and would end its
 * connection. Safe from any thread.
 */
final class LineGate {
    private static final Set<String> LINES = Set.of(
            ServerEvent.DeviceLogged.TYPE.name(),
            ServerEvent.ConnectivityLogged.TYPE.name(),
            ServerEvent.SetupStep.TYPE.name());

    private final AtomicLong leftOut = new AtomicLong();

    /** Returns whether to send the event. */
    boolean admits(ServerEvent event, boolean writable) {
        if (!writable && LINES.contains(event.name())) {
            leftOut.incrementAndGet();
            return false;
        }
        return true;
    }

    /** Once it keeps up again: how many lines it has missed since the last time. */
    Optional<ServerEvent> summary() {
        long count = leftOut.getAndSet(0);
        return count == 0
                ? Optional.empty()
                : Optional.of(new ServerEvent.Notified(
                        Level.WARNING,
                        "Log lines were left out",
                        count + " log lines came while this front end did not read them."));
    }
}
