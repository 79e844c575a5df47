package dev.bottlenose.sdk.plugin;

/**
 * The app's half of a plugin; the desktop's half has the same id.
 *
 * <p>All callbacks of all plugins run on one thread of the SDK, one after the other: no locks are needed among them, and
 * none should take long. What a callback throws is reported to the desktop and harms nobody else; a callback that
 * does not return within seconds loses its turn and its plugin is answered for ("does not answer") until it returns.
 */
public interface FlipperPlugin {
    /** The name under which the desktop knows this plugin. Asked once, when the plugin is added. */
    String getId();

    /**
     * The desktop wants to talk with this plugin. Every call brings a new connection; receivers are registered here, each
     * time.
     */
    void onConnect(FlipperConnection connection) throws Exception;

    /** The desktop went away or lost interest. The connection is of no more use, but see {@link #runInBackground}. */
    void onDisconnect() throws Exception;

    /**
     * Whether the desktop should connect this plugin at once rather than when somebody looks at it. What such a plugin sends
     * on an old connection is kept (bounded, oldest lost) and delivered when the desktop connects it again. Asked once, when
     * the plugin is added.
     */
    default boolean runInBackground() {
        return false;
    }
}
