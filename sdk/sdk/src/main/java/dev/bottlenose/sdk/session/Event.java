package dev.bottlenose.sdk.session;

/** A message a plugin sent of its own accord. */
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

    /** The whole message as it goes to the desktop. */
    public String text() {
        return text;
    }

    /** In characters; what bounds are counted in. */
    public int size() {
        return text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
