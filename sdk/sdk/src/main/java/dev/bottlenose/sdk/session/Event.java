package dev.bottlenose.sdk.session;

/** A message that a plugin sends without being called. Immutable. */
public final class Event {
    private final String pluginId;
    private final String text;

    public Event(String pluginId, String text) {
        this.pluginId = pluginId;
        this.text = text;
    }

    public String pluginId() {
        return pluginId;
    }

    /** The whole message to the desktop. */
    public String text() {
        return text;
    }

    /** In characters, in which limits are counted. */
    public int size() {
        return text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
