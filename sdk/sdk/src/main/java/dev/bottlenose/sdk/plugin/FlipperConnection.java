package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Duration;

/** One plugin's line to the desktop. All methods may be called from any thread and never fail for the network; those that send never block. */
public interface FlipperConnection {
    /** Sends an event to the desktop's half of the plugin. */
    void send(String method, FlipperObject params);

    /** Sends an event to the desktop's half of the plugin. */
    void send(String method, FlipperArray params);

    /**
     * Sends an event whose parameters are JSON text already.
     *
     * @throws IllegalArgumentException if {@code json} is not exactly one JSON value
     */
    void send(String method, String json);

    /** Answers the desktop's calls of {@code method} from now on; the last receiver registered for a method counts. */
    void receive(String method, FlipperReceiver receiver);

    /** Shows an error that has nothing to do with a call to whoever looks at the desktop. */
    void reportError(Throwable error);

    /** Like {@link #reportError}, for errors that are no Java exception. */
    void reportErrorWithMetadata(String reason, String stackTrace);

    /**
     * Waits until the desktop has confirmed all that was sent so far: for what must not be lost when the app is about to end.
     * The only method here that waits.
     *
     * @return false if there is no desktop, it did not confirm in time, or the thread was interrupted (and still is)
     */
    default boolean awaitDelivery(Duration atMost) {
        return false;
    }
}
