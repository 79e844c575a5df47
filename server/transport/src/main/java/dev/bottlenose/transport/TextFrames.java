package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.OutgoingText;

/** Makes the text frames of messages. Not thread-safe. Source: RFC 6455, section 5.2. */
final class TextFrames {
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int LARGEST_OF_ONE_BYTE = 125;
    private static final int LARGEST_OF_TWO_BYTES = 0xFFFF;
    private static final byte TWO_BYTES = 126;
    private static final byte EIGHT_BYTES = 127;

    private final Pieces pieces;
    private final byte[] head = new byte[10];

    TextFrames(Pieces pieces) {
        this.pieces = pieces;
    }

    void add(OutgoingText message) {
        pieces.put(head, 0, headOf(message.size()));
        message.writeTo(pieces);
    }

    /** Puts a frame's head together and tells its size. A server masks nothing. */
    private int headOf(int size) {
        head[0] = FINAL_TEXT;
        if (size <= LARGEST_OF_ONE_BYTE) {
            head[1] = (byte) size;
            return 2;
        }
        boolean two = size <= LARGEST_OF_TWO_BYTES;
        head[1] = two ? TWO_BYTES : EIGHT_BYTES;
        int lengthBytes = two ? Short.BYTES : Long.BYTES;
        for (int i = 0; i < lengthBytes; i++) {
            head[1 + lengthBytes - i] = i < Integer.BYTES ? (byte) (size >> (Byte.SIZE * i)) : 0;
        }
        return 2 + lengthBytes;
    }
}
