package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperObject;

/** Answers calls from the desktop. */
@FunctionalInterface
public interface FlipperReceiver {
    /**
     * Handles a call, on the SDK's plugin thread. The answer may be given later, and from any thread. An exception is
     * answered as an error.
     *
     * @param params empty when the desktop sent none
     */
    void onReceive(FlipperObject params, FlipperResponder responder) throws Exception;
}
