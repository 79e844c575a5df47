package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as text frames. A large one is made into frames at once, so that what waits is memory that is used again,
 * and the message itself is garbage before a collector would have to move it.
 */
final class TextFrameWriter {
    private final ByteBufAllocator allocator;
    private final Consumer<ByteBuf> out;
    private final Pieces pieces;
    private final TextFrames frames;

    /** @param out takes pieces of frames, on the channel's thread; owns what it takes */
    TextFrameWriter(ByteBufAllocator allocator, Consumer<ByteBuf> out) {
        this.allocator = allocator;
        this.out = out;
        this.pieces = new Pieces(allocator, out);
        this.frames = new TextFrames(pieces);
    }

    /** On any thread. Null if there is no memory for it. */
    Outbox.@Nullable Parcel pack(OutgoingText message) {
        if (message.size() < Pieces.SIZE) {
            return new Outbox.Parcel(message.size(), () -> frames.add(message), () -> {});
        }
        List<ByteBuf> packed = new ArrayList<>(message.size() / Pieces.SIZE + 1);
        Pieces own = new Pieces(allocator, packed::add);
        try {
            new TextFrames(own).add(message);
            own.finish();
        } catch (OutOfMemoryError e) {
            packed.forEach(ByteBuf::release);
            return null;
        }
        return new Outbox.Parcel(
                message.size(), () -> writeAfterTheSmall(packed), () -> packed.forEach(ByteBuf::release));
    }

    /** Passes on what is not a whole piece yet. On the channel's thread. */
    void finish() {
        pieces.finish();
    }

    private void writeAfterTheSmall(List<ByteBuf> packed) {
        finish();
        packed.forEach(out);
    }
}
