package dev.bottlenose.cli;

import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Prints the events that concern the developer who started the server; the same text at most every 30 seconds. */
final class ServeLog implements Consumer<ServerEvent> {
    private static final Duration QUIET_TIME = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 100;

    private final LineOutput out;
    private final Map<String, Instant> printed = new LinkedHashMap<>();

    private final EventRouter router = new EventRouter()
            .on(
                    ServerEvent.ClientConnected.class,
                    event -> print("App '" + event.query().app() + "' on '"
                            + event.query().device() + "' (" + event.query().os() + ") connected."))
            .on(ServerEvent.ClientDisconnected.class, event -> print("App '" + event.id() + "' disconnected."))
            .on(ServerEvent.Notified.class, event -> print(event.title() + ": " + event.description()))
            .on(ServerEvent.ConnectivityLogged.class, event -> event.notes().forEach(this::print));

    ServeLog(LineOutput out) {
        this.out = out;
    }

    @Override
    public void accept(ServerEvent event) {
        router.accept(event);
    }

    private void print(ConnectivityNote note) {
        if (note.level() == Level.WARNING || note.level() == Level.ERROR) {
            print(note.message());
        }
    }

    private synchronized void print(String text) {
        Instant now = Instant.now();
        Instant last = printed.get(text);
        if (last == null || last.plus(QUIET_TIME).isBefore(now)) {
            printed.put(text, now);
            if (printed.size() > MOST_REMEMBERED) {
                printed.remove(printed.keySet().iterator().next());
            }
            out.println(text);
        }
    }
}
