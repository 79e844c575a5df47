package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;

/**
 * Answers one call, from any thread and at any time. Only the first answer counts, and none after the desktop has disconnected.
 */
public interface FlipperResponder {
    /** Answers with {@code {}}. */
    void success();

    void success(FlipperObject result);

    void success(FlipperArray result);

    /** Answers with an error. The desktop expects the members {@code message}, {@code name} and {@code stacktrace}. */
    void error(FlipperObject error);

    /** Answers with an error made of the exception's message, class name and stack trace. */
    void error(Throwable error);
}
