package dev.bottlenose.recording;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.EntryKind;

/** The recording of one connected app. Safe from any thread; no method blocks. */
public interface AppRecording {
    /** Records nothing. */
    AppRecording NONE = new AppRecording() {
        @Override
        public void add(EntryKind kind, String plugin, JsonText text) {}

        @Override
        public void disconnected() {}
    };

    /**
     * Adds an entry. While more is waiting to be stored than the recorder may hold, entries are not recorded; an entry of the
     * kind {@link EntryKind#GAP} is then in their place.
     *
     * @param plugin that the entry belongs to; empty for the app itself
     */
    void add(EntryKind kind, String plugin, JsonText text);

    /** Ends the recording. */
    void disconnected();
}
