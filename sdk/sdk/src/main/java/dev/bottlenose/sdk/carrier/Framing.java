package dev.bottlenose.sdk.carrier;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * How one protocol puts messages on the two streams of one connection.
 *
 * <p>The link's writing thread calls {@link #write} and {@link #flush}, its reading thread everything else. Any {@link
 * IOException} ends the connection.
 */
public interface Framing {
    /**
     * Introduces the app and waits until the desktop accepts it.
     *
     * @return the desktop's time of day, where it sent it
     * @throws RefusedException if the desktop answers, but does not accept
     */
    Optional<Instant> open() throws IOException;

    /**
     * Reads the next frame and reports what it is, if it is anything.
     *
     * @throws ProtocolViolation if the desktop breaks the protocol
     */
    void read(FrameListener listener) throws IOException;

    /** How much has been read so far; grows with every byte or frame. From any thread. */
    long progress();

    /** Writes a message, which may be buffered. */
    void write(OutgoingMessage message) throws IOException;

    void flush() throws IOException;

    /** Whether to close the output after the last message: true for a protocol without a closing frame. */
    boolean endsByClosingOutput();

    /** Makes a framing for a connection. */
    interface Factory {
        Framing create(Streams streams);
    }
}
