package dev.bottlenose.cli;

import dev.bottlenose.wire.Fault;

/** The command cannot do what it was asked. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Fault fault;

    CommandFailure(int exitCode, Fault fault) {
        super(fault.toString());
        this.exitCode = exitCode;
        this.fault = fault;
    }

    static CommandFailure saidNo(String code, String sentence, String next) {
        return new CommandFailure(ExitCodes.SAID_NO, new Fault(code, sentence, next));
    }

    int exitCode() {
        return exitCode;
    }

    Fault fault() {
        return fault;
    }
}
