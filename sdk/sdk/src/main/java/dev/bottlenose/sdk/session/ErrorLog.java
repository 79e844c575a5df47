package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;

/** Takes errors while no desktop is connected. */
@FunctionalInterface
public interface ErrorLog {
    /** Called from any thread, and returns at once. The error has a {@code message}, and may have a {@code stacktrace}. */
    void add(FlipperObject error);
}
