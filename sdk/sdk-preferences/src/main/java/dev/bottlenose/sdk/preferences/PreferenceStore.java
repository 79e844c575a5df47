package dev.bottlenose.sdk.preferences;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store of key-value pairs. Its methods are called on the SDK's plugin thread, so they should return quickly; what
 * they throw is reported to the desktop as an error.
 */
public interface PreferenceStore {
    /** Returns all values by their keys: strings, booleans, integers, longs, floats and doubles. */
    Map<String, ?> all() throws Exception;

    /** Replaces an existing value by another of the same class. */
    void set(String key, Object value) throws Exception;

    /** Removes a value. */
    void remove(String key) throws Exception;

    /** Calls {@code listener} on every change, whatever makes it, on any thread. */
    Subscription subscribe(Listener listener);

    /** Receives changes. */
    @FunctionalInterface
    interface Listener {
        /**
         * A value has changed.
         *
         * @param value null if it was removed
         */
        void changed(String key, @Nullable Object value);
    }

    /** A subscription to changes. */
    @FunctionalInterface
    interface Subscription {
        /** Ends the subscription. */
        void end();
    }
}
