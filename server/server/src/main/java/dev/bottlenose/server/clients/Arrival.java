package dev.bottlenose.server.clients;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** An app that connects, once it is known which earlier connections of it no longer answer. */
public final class Arrival {
    /** How long an earlier connection of an app may take to answer, before a new one replaces it. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private final AppLink app;
    private final Set<ClientConnection> dead;

    private Arrival(AppLink app, Set<ClientConnection> dead) {
        this.app = app;
        this.dead = Set.copyOf(dead);
    }

    /** Completes at once if the app has no earlier connections. */
    static CompletionStage<Arrival> of(AppLink app, List<ClientConnection> earlier) {
        Set<ClientConnection> dead = ConcurrentHashMap.newKeySet();
        CompletableFuture<?>[] probes = earlier.stream()
                .map(connection -> connection
                        .probe(ANSWER_TIMEOUT)
                        .thenAccept(answers -> {
                            if (!answers) {
                                dead.add(connection);
                            }
                        })
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(probes).thenApply(done -> new Arrival(app, dead));
    }

    AppLink app() {
        return app;
    }

    /** Whether it takes the place of a connection with the same client id. */
    boolean replaces(ClientConnection holder) {
        return dead.contains(holder) || holder.key().isOutrankedBy(app.key());
    }
}
