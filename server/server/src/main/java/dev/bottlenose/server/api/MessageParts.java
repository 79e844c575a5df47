package dev.bottlenose.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.frontends.description.MessagePart;
import dev.bottlenose.server.history.AppHistory;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads large messages in parts that fit every front end. */
final class MessageParts {
    /** Of a part, in bytes. */
    static final int BYTES = 512 << 10;

    private MessageParts() {}

    /** The part that begins at this offset in bytes; empty if the message is not kept any more. */
    static Optional<MessagePart> read(AppHistory history, long message, long offset) {
        return history.part(message, offset, BYTES + 1).map(bytes -> part(bytes, offset));
    }

    /** No character is cut, if the offset is where an earlier part ended. */
    private static MessagePart part(byte[] bytes, long offset) {
        if (bytes.length <= BYTES) {
            return new MessagePart(new String(bytes, UTF_8), OptionalLong.empty());
        }
        int end = BYTES;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new MessagePart(new String(bytes, 0, end, UTF_8), OptionalLong.of(offset + end));
    }
}
