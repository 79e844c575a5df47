package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The histories of all apps, which share one limit of memory. Safe from any thread. */
public final class AppHistories {
    private final HistoryLimits limits;
    private final BlockPool pool = new BlockPool();
    private final OversizeMessage oversize = new OversizeMessage();
    private final Map<ClientId, AppHistory> byApp = new HashMap<>();

    /** The limit of each history, in bytes. */
    private long share;

    public AppHistories(HistoryLimits limits) {
        this.limits = limits;
        this.share = limits.share(0);
    }

    /** The app's history, which is created if necessary. */
    public synchronized AppHistory of(ClientId app) {
        AppHistory history = byApp.computeIfAbsent(app, id -> new AppHistory(id, share, pool, oversize));
        redistribute();
        return history;
    }

    public synchronized Optional<AppHistory> find(ClientId app) {
        return Optional.ofNullable(byApp.get(app));
    }

    public synchronized void remove(ClientId app) {
        byApp.remove(app);
        redistribute();
    }

    public synchronized List<AppHistory> all() {
        return List.copyOf(byApp.values());
    }

    private void redistribute() {
        long equal = limits.share(byApp.size());
        if (equal != share) {
            share = equal;
            byApp.values().forEach(history -> history.limit(equal));
        }
    }
}
