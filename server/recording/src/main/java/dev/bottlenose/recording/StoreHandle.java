package dev.bottlenose.recording;

import dev.bottlenose.recording.store.SessionStore;
import dev.bottlenose.recording.store.StoreException;
import dev.bottlenose.recording.store.StoreLocation;
import org.jspecify.annotations.Nullable;

/** The store, which is opened when it is used for the first time. Safe from any thread. */
final class StoreHandle implements AutoCloseable {
    private final StoreLocation location;
    private final String recorder;
    private @Nullable SessionStore store;

    StoreHandle(StoreLocation location, String recorder) {
        this.location = location;
        this.recorder = recorder;
    }

    synchronized SessionStore get() throws StoreException {
        if (store == null) {
            store = location.open(recorder);
        }
        return store;
    }

    @Override
    public synchronized void close() {
        if (store != null) {
            store.close();
        }
    }
}
