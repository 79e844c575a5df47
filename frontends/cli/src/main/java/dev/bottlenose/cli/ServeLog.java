package dev.bottlenose.cli;

import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.events.ServerEvent.Level;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints what a developer who started the server wants to hear. Says the same thing at most every 30 seconds. */
final class ServeLog implements Consumer<ServerEvent> {
    private static final Duration QUIET_TIME = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 100;

    private final PrintStream out;
    private final Map<String, Instant> said = new LinkedHashMap<>();

    ServeLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(ServerEvent event) {
        wordsFor(event).ifPresent(this::say);
    }

    private static Optional<String> wordsFor(ServerEvent event) {
        if (event instanceof ServerEvent.ClientConnected connected) {
            return Optional.of("App '" + connected.query().app() + "' on "
                    + connected.query().device() + " (" + connected.query().os() + ") is connected.");
        } else if (event instanceof ServerEvent.ClientDisconnected disconnected) {
            return Optional.of("App " + disconnected.id() + " is gone.");
        } else if (event instanceof ServerEvent.Notified notified) {
            return Optional.of(notified.title() + ": " + notified.description());
        } else if (event instanceof ServerEvent.ConnectivityNoted noted
                && (noted.level() == Level.WARNING || noted.level() == Level.ERROR)) {
            return Optional.of(noted.message());
        }
        return Optional.empty();
    }

    private synchronized void say(String words) {
        Instant now = Instant.now();
        Instant last = said.get(words);
        if (last == null || last.plus(QUIET_TIME).isBefore(now)) {
            said.put(words, now);
            if (said.size() > MOST_REMEMBERED) {
                said.remove(said.keySet().iterator().next());
            }
            out.println(words.replaceAll("\\p{Cntrl}", " "));
        }
    }
}
