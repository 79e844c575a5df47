package dev.bottlenose.server.history;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one message of all apps that is kept although it alone exceeds its app's limit; the latest takes the place of the one
 * before. Safe from any thread.
 */
final class OversizeMessage {
    /** Has such a message. */
    interface Owner {
        /** Drops it. */
        void dropOversize();
    }

    private final AtomicReference<@Nullable Owner> owner = new AtomicReference<>();

    boolean isOf(Owner app) {
        return owner.get() == app;
    }

    /** The app's newest message is such a message. Called without the lock of any history. */
    void keepFor(Owner app) {
        Owner before = owner.getAndSet(app);
        if (before != null && before != app) {
            before.dropOversize();
        }
    }
}
