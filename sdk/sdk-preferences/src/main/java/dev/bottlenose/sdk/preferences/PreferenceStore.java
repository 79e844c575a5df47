package dev.bottlenose.sdk.preferences;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place where an app keeps values by name. Called on the SDK's plugin thread, so nothing here should take long; what is
 * thrown becomes the desktop's error.
 */
public interface PreferenceStore {
    /** All that is there: text, booleans, integers, longs, floats and doubles by their keys. */
    Map<String, ?> all() throws Exception;

    /** Changes a value that is there to another of the same class. */
    void set(String key, Object value) throws Exception;

    /** Removes a value. */
    void remove(String key) throws Exception;

    /** Has {@code listener} told of every change from now on, on any thread, whoever makes it. */
    Subscription subscribe(Listener listener);

    /** Is told of changes. */
    @FunctionalInterface
    interface Listener {
        /**
         * One value is another now.
         *
         * @param value null if it is gone
         */
        void changed(String key, @Nullable Object value);
    }

    /** Somebody's interest in changes. */
    @FunctionalInterface
    interface Subscription {
        /** There is none any more. */
        void end();
    }
}
