package dev.bottlenose.recording;

import dev.bottlenose.wire.Fault;

/** Receives the faults of a recorder. Called on the recorder's thread; must not block. */
public interface RecorderStatus {
    /** Nothing is recorded, until {@link #recovered} or for as long as the server runs. */
    void failed(Fault fault);

    /** Recording continues. */
    void recovered();
}
