package dev.bottlenose.protocol.rsocket;

/**
 * The bytes are not an RSocket frame. Recovery: close the connection, because the bytes that follow cannot be read
 * either.
 */
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message);
    }
}
