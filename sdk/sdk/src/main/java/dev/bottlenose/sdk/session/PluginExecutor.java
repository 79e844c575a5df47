package dev.bottlenose.sdk.session;

/** Runs plugin calls one after the other, in the order in which they were added. */
public interface PluginExecutor {
    /** Queues a call. Called with a lock held, so it must return at once and must not run anything. */
    void add(PluginCall call);

    /** Called without locks after calls were added: an executor without a thread of its own runs them now. */
    void flush();

    /** Called without locks before more calls are added: blocks while too many are queued. */
    void awaitCapacity();
}
