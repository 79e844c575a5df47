package dev.bottlenose.sdk.session;

import java.time.Duration;

/** A call of a plugin, ready to run. */
public interface PluginCall {
    String pluginId();

    /** Whether the call has to be answered, which {@link #refuse} does as well. All other calls must run, in order. */
    boolean refusable();

    /** Calls the plugin. Never throws. */
    void run();

    /** Answers with an error instead of running. */
    void refuse();

    /** Reports to the desktop that {@link #run} has not returned for this long, and where it is. */
    void reportStuck(Duration sinceAtLeast, StackTraceElement[] where);
}
