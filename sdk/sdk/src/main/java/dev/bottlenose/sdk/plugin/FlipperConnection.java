package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Duration;

/**
 * A plugin's connection to the desktop. Safe from any thread. No method throws because of the network, and none but
 * {@link #awaitDelivery} blocks.
 */
public interface FlipperConnection {
    /** Sends an event to the plugin's counterpart on the desktop. */
    void send(String method, FlipperObject params);

    /** Sends an event to the plugin's counterpart on the desktop. */
    void send(String method, FlipperArray params);

    /**
     * Sends an event whose parameters are JSON text.
     *
     * @throws IllegalArgumentException if {@code json} is not exactly one JSON value
     */
    void send(String method, String json);

    /**
     * Registers the receiver for the desktop's calls of {@code method}. It replaces an earlier receiver for the same
     * method.
     */
    void receive(String method, FlipperReceiver receiver);

    /** Reports an error outside any call to the desktop. */
    void reportError(Throwable error);

    /** Like {@link #reportError}, for errors that are not Java exceptions. */
    void reportErrorWithMetadata(String reason, String stackTrace);

    /**
     * Blocks until the desktop has confirmed everything sent so far: for events that must not be lost when the app is
     * about to exit.
     *
     * @return false if no desktop is connected, it does not confirm in time, or the thread is interrupted (and remains so)
     */
    default boolean awaitDelivery(Duration atMost) {
        return false;
    }
}
