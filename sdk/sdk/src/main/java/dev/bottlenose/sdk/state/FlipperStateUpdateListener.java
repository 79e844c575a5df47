package dev.bottlenose.sdk.state;

/** Hears that the state has changed. */
@FunctionalInterface
public interface FlipperStateUpdateListener {
    /** Called on any thread; should return at once. */
    void onUpdate();
}
