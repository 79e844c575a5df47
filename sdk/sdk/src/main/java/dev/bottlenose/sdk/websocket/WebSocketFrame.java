package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.OutgoingMessage;
import dev.bottlenose.sdk.carrier.ProtocolViolation;
import java.nio.charset.StandardCharsets;

/** A control frame, or a whole message that was joined from its fragments. */
final class WebSocketFrame {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** Stands for a close frame without code, as in RFC 6455; never sent. */
    static final int NO_CLOSE_CODE = 1005;

    private static final int NORMAL = 1000;
    private static final int PROTOCOL_ERROR = 1002;

    private final int opcode;
    private final byte[] payload;

    WebSocketFrame(int opcode, byte[] payload) {
        this.opcode = opcode;
        this.payload = payload;
    }

    /** The frame for a message. */
    static WebSocketFrame of(OutgoingMessage next) {
        switch (next.kind()) {
            case PING:
                return new WebSocketFrame(PING, next.payload());
            case PONG:
                return new WebSocketFrame(PONG, next.payload());
            case CLOSE:
                return close(next.code() == NO_CLOSE_CODE ? NORMAL : next.code());
            default:
                return text(next.text());
        }
    }

    static WebSocketFrame text(String text) {
        return new WebSocketFrame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static WebSocketFrame close(int code) {
        return new WebSocketFrame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** The desktop breaks RFC 6455: the connection is closed with the code for that. */
    static ProtocolViolation violation(String message) {
        return new ProtocolViolation("WebSocket", message, PROTOCOL_ERROR);
    }

    int opcode() {
        return opcode;
    }

    /** Not a copy; writing the frame changes it. */
    byte[] payload() {
        return payload;
    }

    /** The code of a close frame. */
    int closeCode() {
        return payload.length < 2 ? NO_CLOSE_CODE : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }
}
