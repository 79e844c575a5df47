package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.ProtocolViolation;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a server's frames and joins fragments (RFC 6455, section 5). Memory grows with the data that arrives, never
 * with the length a header announces. For one thread, except {@link #progress}.
 */
final class WebSocketFrameReader {
    private static final int CHUNK = 16 * 1024;
    private static final int MAX_CONTROL = 125;

    private final DataInputStream in;
    private final int maxMessage;

    private ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int messageOpcode = -1;
    private boolean tooLarge;

    private volatile long progress;

    /** @param maxMessage in bytes; larger messages are skipped */
    WebSocketFrameReader(InputStream in, int maxMessage) {
        this.in = new DataInputStream(in);
        this.maxMessage = maxMessage;
    }

    /** Grows whenever data arrives; from any thread. */
    long progress() {
        return progress;
    }

    /**
     * The next control frame or whole message; one that is too large has no payload.
     *
     * @throws ProtocolViolation if the desktop violates RFC 6455
     * @throws java.io.EOFException at the end of the stream
     */
    WebSocketFrame read() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            advance();
            boolean last = (first & 0x80) != 0;
            int opcode = first & 0x0f;
            if ((first & 0x70) != 0) {
                throw WebSocketFrame.violation("a reserved bit is set");
            }
            if ((second & 0x80) != 0) {
                throw WebSocketFrame.violation("a frame from the server is masked");
            }
            long length = length(second);
            if (opcode >= WebSocketFrame.CLOSE) {
                return control(opcode, last, length);
            }
            begin(opcode);
            append(length);
            if (last) {
                return finish();
            }
        }
    }

    private long length(int second) throws IOException {
        switch (second) {
            case 126:
                return in.readUnsignedShort();
            case 127:
                long length = in.readLong();
                if (length < 0) {
                    throw WebSocketFrame.violation("a length is negative");
                }
                return length;
            default:
                return second;
        }
    }

    private WebSocketFrame control(int opcode, boolean last, long length) throws IOException {
        if (!last || length > MAX_CONTROL || opcode > WebSocketFrame.PONG) {
            throw WebSocketFrame.violation("a control frame is fragmented, too long or unknown");
        }
        if (opcode == WebSocketFrame.CLOSE && length == 1) {
            throw WebSocketFrame.violation("a close code is half missing");
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        WebSocketFrame frame = new WebSocketFrame(opcode, payload);
        if (opcode == WebSocketFrame.CLOSE && (frame.closeCode() < 1000 || frame.closeCode() > 4999)) {
            throw WebSocketFrame.violation("close code " + frame.closeCode() + " does not exist");
        }
        return frame;
    }

    private void begin(int opcode) throws ProtocolViolation {
        boolean continues = opcode == WebSocketFrame.CONTINUATION;
        if (continues != messageOpcode >= 0 || opcode > WebSocketFrame.BINARY) {
            throw WebSocketFrame.violation("frame " + opcode + " is out of order or unknown");
        }
        if (!continues) {
            messageOpcode = opcode;
        }
    }

    private void append(long length) throws IOException {
        byte[] chunk = new byte[(int) Math.min(length, CHUNK)];
        for (long left = length; left > 0; ) {
            int count = (int) Math.min(left, chunk.length);
            in.readFully(chunk, 0, count);
            advance();
            left -= count;
            if (tooLarge || message.size() + (long) count > maxMessage) {
                tooLarge = true;
                message = new ByteArrayOutputStream();
            } else {
                message.write(chunk, 0, count);
            }
        }
    }

    private WebSocketFrame finish() {
        // A message that is too large is returned as a binary one, which is ignored.
        WebSocketFrame whole =
                new WebSocketFrame(tooLarge ? WebSocketFrame.BINARY : messageOpcode, message.toByteArray());
        // The memory of a large message must not stay.
        message = new ByteArrayOutputStream();
        messageOpcode = -1;
        tooLarge = false;
        return whole;
    }

    // Only this thread writes it.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void advance() {
        progress++;
    }
}
