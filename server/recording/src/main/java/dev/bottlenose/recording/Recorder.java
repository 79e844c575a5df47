package dev.bottlenose.recording;

import dev.bottlenose.recording.entry.RecordedApp;

/** Records apps. Safe from any thread; no method but {@link #close} blocks. */
public interface Recorder extends AutoCloseable {
    /** Records nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public AppRecording connected(RecordedApp app) {
            return AppRecording.NONE;
        }

        @Override
        public void close() {}
    };

    /** Begins to record an app that has connected; the session continues if the app was connected a minute ago. */
    AppRecording connected(RecordedApp app);

    /** Ends all recordings, and stores what was recorded. */
    @Override
    void close();
}
