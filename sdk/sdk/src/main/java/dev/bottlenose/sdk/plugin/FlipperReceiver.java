package dev.bottlenose.sdk.plugin;

import dev.bottlenose.sdk.json.FlipperObject;

/** Answers calls from the desktop. */
@FunctionalInterface
public interface FlipperReceiver {
    /**
     * Runs on the SDK's plugin thread. The answer may be given later and from any thread; what is thrown becomes the error
     * answer.
     *
     * @param params empty when the desktop sent none
     */
    void onReceive(FlipperObject params, FlipperResponder responder) throws Exception;
}
