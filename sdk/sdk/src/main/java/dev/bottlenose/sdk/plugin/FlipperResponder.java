package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;

/**
 * Takes the answer to one call, from any thread and at any time. The first answer counts; answers that come after the
 * desktop went away are dropped.
 */
public interface FlipperResponder {
    /** Answers {@code {}}. */
    void success();

    void success(FlipperObject result);

    void success(FlipperArray result);

    /** Answers that it did not work. The desktop expects the members {@code message}, {@code name} and {@code stacktrace}. */
    void error(FlipperObject error);

    /** Answers that it did not work, with the exception's message, class name and stack trace. */
    void error(Throwable error);
}
