package dev.bottlenose.protocol.json;

/** A peer sent something that is not the JSON it should be. Recovery: drop that message, keep the connection. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
