package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;

/** Takes the errors that no desktop is there to show. */
@FunctionalInterface
public interface ErrorLog {
    /** Returns at once; called from any thread. The error has a {@code message} and perhaps a {@code stacktrace}. */
    void add(FlipperObject error);
}
