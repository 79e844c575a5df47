package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.nio.ByteBuffer;

/** Types and flags of frames, and how a frame is put together. Source: the RSocket protocol 1.0, framing format. */
final class FrameFormat {
    static final int SETUP = 0x01;
    static final int KEEPALIVE = 0x03;
    static final int REQUEST_RESPONSE = 0x04;
    static final int REQUEST_FNF = 0x05;
    static final int REQUEST_STREAM = 0x06;
    static final int REQUEST_CHANNEL = 0x07;
    static final int CANCEL = 0x09;
    static final int PAYLOAD = 0x0A;
    static final int ERROR = 0x0B;
    static final int RESUME = 0x0D;

    static final int METADATA = 0x100;
    static final int FOLLOWS = 0x080;
    static final int COMPLETE = 0x040;
    static final int NEXT = 0x020;
    static final int RESPOND = 0x080;
    static final int RESUMABLE = 0x080;
    static final int LEASE = 0x040;

    /** Where the type begins beside the flags. */
    static final int TYPE_SHIFT = 10;

    private static final int HEADER = 6;

    private FrameFormat() {}

    /** The header, with room for {@code more} bytes behind it. */
    static ByteBuffer header(int streamId, int type, int flags, int more) {
        return ByteBuffer.allocate(HEADER + more).putInt(streamId).putShort((short) (type << TYPE_SHIFT | flags));
    }

    /** A frame in the parts that are sent one after the other. */
    static ByteBuffer[] parts(ByteBuffer head, JsonText data) {
        return new ByteBuffer[] {head.flip(), ByteBuffer.wrap(data.bytes())};
    }
}
