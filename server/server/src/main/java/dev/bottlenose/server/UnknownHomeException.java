package dev.bottlenose.server;

import dev.bottlenose.wire.Fault;

/** The user has no home directory that Java can read. Recovery: see the fault. */
public final class UnknownHomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    UnknownHomeException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
