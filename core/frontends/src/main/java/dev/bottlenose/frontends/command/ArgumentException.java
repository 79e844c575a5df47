package dev.bottlenose.frontends.command;

/** A command came with other arguments than it takes. Recovery: answer with the message. */
public final class ArgumentException extends Exception {
    private static final long serialVersionUID = 1L;

    public ArgumentException(String message) {
        super(message);
    }
}
