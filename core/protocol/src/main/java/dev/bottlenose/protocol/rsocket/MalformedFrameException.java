package dev.bottlenose.protocol.rsocket;

/** Bytes are no RSocket frame. Recovery: leave the connection, whose next bytes mean nothing either. */
public final class MalformedFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message);
    }
}
