package dev.bottlenose.recording.store;

import dev.bottlenose.wire.Fault;

/** The store cannot be used. Recovery: try again if {@link #isTemporary}, else stop recording. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final boolean temporary;

    private StoreException(Fault fault, boolean temporary, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
        this.temporary = temporary;
    }

    /** May pass without anyone restarting the server. */
    static StoreException temporary(Fault fault, Throwable cause) {
        return new StoreException(fault, true, cause);
    }

    static StoreException lasting(Fault fault, Throwable cause) {
        return new StoreException(fault, false, cause);
    }

    /** One block cannot be read. */
    public static StoreException damagedBlock(Exception cause) {
        return lasting(
                new Fault(
                        "recording-damaged",
                        "A part of the session cannot be read: " + cause.getMessage() + ".",
                        "delete the session with bottlenose sessions delete"),
                cause);
    }

    public Fault fault() {
        return fault;
    }

    public boolean isTemporary() {
        return temporary;
    }
}
