package dev.bottlenose.sdk.carrier;

/** Takes what a {@link Framing} reads. */
public interface FrameListener {
    void message(String text);

    /** The desktop wants a pong with this payload. */
    void ping(byte[] payload);

    /** The desktop answers the ping with this payload. */
    void pong(byte[] payload);

    /**
     * The desktop closes. Nothing is read after that.
     *
     * @param code a close code of RFC 6455
     */
    void close(int code);
}
