package dev.bottlenose.sdk.session;

/** Runs plugin calls one after the other, in the order they were added. */
public interface PluginExecutor {
    /** Queues a call. Called with a lock held: must return at once and not run anything. */
    void add(PluginCall call);

    /** Called without locks after calls were added; a lane without a thread of its own runs them now. */
    void flush();

    /** Called without locks by whoever brings more: waits while too much is queued already. */
    void awaitCapacity();
}
