package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.ProtocolViolation;
import dev.bottlenose.sdk.transport.LinkEnd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One RSocket frame, without metadata and without the length before it. */
final class RSocketFrame {
    static final int SETUP = 0x01;
    static final int KEEPALIVE = 0x03;
    static final int REQUEST_RESPONSE = 0x04;
    static final int REQUEST_FNF = 0x05;
    static final int REQUEST_STREAM = 0x06;
    static final int REQUEST_CHANNEL = 0x07;
    static final int CANCEL = 0x09;
    static final int PAYLOAD = 0x0A;
    static final int ERROR = 0x0B;

    static final int METADATA = 0x100;
    static final int FOLLOWS = 0x080;
    static final int RESPOND = 0x080;
    static final int COMPLETE = 0x040;
    static final int NEXT = 0x020;

    static final int APPLICATION_ERROR = 0x201;
    static final int REJECTED = 0x202;

    /** The stream id of frames for the whole connection. */
    static final int CONNECTION = 0;

    /** The largest length in 24 bits, in bytes. */
    static final int LARGEST = 0xFFFFFF;

    /** The most data in a frame: desktops differ in whether the length includes itself. */
    static final int LARGEST_DATA = LARGEST - 1024;

    static final int HEADER = 6;

    /** The keep-alive interval that the SETUP announces. */
    static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(10);

    private final int streamId;
    private final int type;
    private final int flags;
    private final byte[] data;

    RSocketFrame(int streamId, int type, int flags, byte[] data) {
        this.streamId = streamId;
        this.type = type;
        this.flags = flags;
        this.data = data;
    }

    /** A frame with a text. */
    static RSocketFrame of(int streamId, int type, int flags, String text) {
        return new RSocketFrame(streamId, type, flags, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Version 1.0; this side sends keep-alives, and expects none. */
    static RSocketFrame setup(String introduction) {
        byte[] mimeType = "text/plain".getBytes(StandardCharsets.US_ASCII);
        byte[] data = introduction.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(12 + 2 * (1 + mimeType.length) + data.length);
        body.putShort((short) 1).putShort((short) 0);
        body.putInt((int) KEEP_ALIVE_INTERVAL.toMillis()).putInt(Integer.MAX_VALUE);
        body.put((byte) mimeType.length)
                .put(mimeType)
                .put((byte) mimeType.length)
                .put(mimeType);
        body.put(data);
        return new RSocketFrame(CONNECTION, SETUP, 0, body.array());
    }

    static RSocketFrame keepAlive(int flags, byte[] data) {
        ByteBuffer body =
                ByteBuffer.allocate(Long.BYTES + data.length).putLong(0).put(data);
        return new RSocketFrame(CONNECTION, KEEPALIVE, flags, body.array());
    }

    static RSocketFrame error(int streamId, int code, String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body =
                ByteBuffer.allocate(Integer.BYTES + text.length).putInt(code).put(text);
        return new RSocketFrame(streamId, ERROR, 0, body.array());
    }

    /** The desktop breaks the protocol: the connection is closed at once. */
    static ProtocolViolation violation(String message) {
        return new ProtocolViolation("RSocket", message, LinkEnd.NO_CODE);
    }

    int streamId() {
        return streamId;
    }

    int type() {
        return type;
    }

    int flags() {
        return flags;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The data after the header. Not a copy. */
    byte[] data() {
        return data;
    }

    String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** The data after this many bytes; empty if there are fewer. */
    byte[] dataAfter(int count) {
        byte[] rest = new byte[Math.max(0, data.length - count)];
        System.arraycopy(data, data.length - rest.length, rest, 0, rest.length);
        return rest;
    }

    /** The message of an ERROR. */
    String message() {
        return new String(dataAfter(Integer.BYTES), StandardCharsets.UTF_8);
    }
}
