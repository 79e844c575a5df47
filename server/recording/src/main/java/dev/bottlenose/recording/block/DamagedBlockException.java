package dev.bottlenose.recording.block;

/** A block cannot be read. Recovery: skip it. */
public final class DamagedBlockException extends Exception {
    private static final long serialVersionUID = 1L;

    public DamagedBlockException(String message) {
        super(message);
    }
}
