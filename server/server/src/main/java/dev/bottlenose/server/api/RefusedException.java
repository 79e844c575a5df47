package dev.bottlenose.server.api;

import dev.bottlenose.wire.Fault;

/** The server does not run a command. Recovery: answer with the fault. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    RefusedException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
