package dev.bottlenose.sdk.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/** Writes masked frames (RFC 6455, section 5). For one thread. */
final class WebSocketFrameWriter {
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    private final OutputStream out;
    private final Random masks;

    /** @param masks must not be predictable by the author of the text */
    WebSocketFrameWriter(OutputStream out, Random masks) {
        this.out = out;
        this.masks = masks;
    }

    /** Writes the frame, and masks its payload in place. */
    void write(WebSocketFrame frame) throws IOException {
        byte[] payload = frame.payload();
        out.write(FIN | frame.opcode());
        writeLength(payload.length);
        byte[] mask = new byte[4];
        masks.nextBytes(mask);
        out.write(mask);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        out.write(payload);
    }

    void flush() throws IOException {
        out.flush();
    }

    private void writeLength(int length) throws IOException {
        if (length < 126) {
            out.write(MASKED | length);
        } else if (length < 1 << 16) {
            out.write(MASKED | 126);
            writeBytes(length, 2);
        } else {
            out.write(MASKED | 127);
            writeBytes(length, 8);
        }
    }

    private void writeBytes(long value, int count) throws IOException {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >> shift) & 0xff);
        }
    }
}
