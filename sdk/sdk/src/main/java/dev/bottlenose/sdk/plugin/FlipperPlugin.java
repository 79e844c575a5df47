package dev.bottlenose.sdk.plugin;

/**
 * The app's side of a plugin. Its counterpart on the desktop has the same id.
 *
 * <p>All callbacks of all plugins run on one thread of the SDK, one after the other: they need no locks among each
 * other, and should return quickly. An exception from a callback is reported to the desktop. If a callback does not
 * return within 10 seconds, the other plugins continue on another thread, and calls of this plugin are answered with an
 * error until it returns.
 */
public interface FlipperPlugin {
    /** Returns the plugin's id. Called once, when the plugin is added. */
    String getId();

    /**
     * Called when the desktop connects to this plugin, each time with a new connection. Register receivers here.
     */
    void onConnect(FlipperConnection connection) throws Exception;

    /**
     * Called when the desktop disconnects from this plugin. The connection then drops events, except as described for
     * {@link #runInBackground}.
     */
    void onDisconnect() throws Exception;

    /**
     * Returns whether the desktop should connect to this plugin at once, rather than when a developer opens it. Events
     * that such a plugin sends on an earlier connection are buffered, up to a limit, and delivered when the desktop
     * connects again. Called once, when the plugin is added.
     */
    default boolean runInBackground() {
        return false;
    }
}
