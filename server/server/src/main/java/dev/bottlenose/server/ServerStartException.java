package dev.bottlenose.server;

import dev.bottlenose.wire.Fault;

/** The server cannot start. Recovery: see the fault. */
public final class ServerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    ServerStartException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
