package dev.bottlenose.sdk.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames as a server sends them, well-formed or not. */
final class ServerFrames {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ServerFrames text(String text) {
        return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    ServerFrames close(int code) {
        return frame(0x88, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    ServerFrames frame(int first, byte... payload) {
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(126);
            raw(ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            out.write(127);
            raw(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        return raw(payload);
    }

    ServerFrames raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
