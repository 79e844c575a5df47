package dev.bottlenose.cli;

import dev.bottlenose.wire.Fault;

/** The command cannot do what it was asked, for a reason of its own. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    CommandFailure(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    CommandFailure(String code, String sentence, String next) {
        this(new Fault(code, sentence, next));
    }

    Fault fault() {
        return fault;
    }
}
