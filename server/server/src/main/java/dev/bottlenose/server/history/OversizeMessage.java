package dev.bottlenose.server.history;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one message of all apps that is kept although it alone exceeds its app's limit; the latest takes the place of the one
 * before. Safe from any thread.
 */
final class OversizeMessage {
    private final AtomicReference<@Nullable AppHistory> owner = new AtomicReference<>();

    boolean isOf(AppHistory app) {
        return owner.get() == app;
    }

    /** The app's newest message is such a message. Called without the lock of any history. */
    void keepFor(AppHistory app) {
        AppHistory before = owner.getAndSet(app);
        if (before != null && before != app) {
            before.dropOversize();
        }
    }
}
