package dev.bottlenose.sdk.session;

import java.time.Duration;

/** One call into one plugin, ready to run. */
public interface PluginCall {
    String pluginId();

    /** Whether somebody waits for an answer, which {@link #refuse} would give; all others must run in their turn. */
    boolean refusable();

    /** Calls into the plugin. Never throws. */
    void run();

    /** Answers in the plugin's place instead of running. */
    void refuse();

    /** Tells the desktop that {@link #run}, still running, has not returned for so long, and what it is doing. */
    void reportStuck(Duration sinceAtLeast, StackTraceElement[] where);
}
