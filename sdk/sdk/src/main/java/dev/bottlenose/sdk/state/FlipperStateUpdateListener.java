package dev.bottlenose.sdk.state;

/** Receives updates of the client's state. */
@FunctionalInterface
public interface FlipperStateUpdateListener {
    /** Called on any thread; should return at once. */
    void onUpdate();
}
