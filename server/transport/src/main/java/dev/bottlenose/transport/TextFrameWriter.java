package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as text frames. A large one is made into frames at once, so that what waits is memory that is used again,
 * and the message itself is garbage before a collector would have to move it.
 */
final class TextFrameWriter implements Outbox.Writer {
    private final Channel channel;
    private final TextFrames frames;
    private @Nullable ChannelFuture last;

    TextFrameWriter(Channel channel) {
        this.channel = channel;
        this.frames = new TextFrames(channel.alloc(), this::write);
    }

    @Override
    public Outbox.Parcel pack(OutgoingText message) {
        if (message.size() < TextFrames.PIECE) {
            return new Outbox.Parcel(message.size(), () -> frames.add(message), () -> {});
        }
        List<ByteBuf> pieces = new ArrayList<>(message.size() / TextFrames.PIECE + 1);
        TextFrames own = new TextFrames(channel.alloc(), pieces::add);
        try {
            own.add(message);
            own.finish();
        } catch (OutOfMemoryError e) {
            pieces.forEach(ByteBuf::release);
            throw e;
        }
        return new Outbox.Parcel(
                message.size(), () -> writeAfterTheSmall(pieces), () -> pieces.forEach(ByteBuf::release));
    }

    @Override
    public @Nullable ChannelFuture finish() {
        frames.finish();
        ChannelFuture finished = last;
        last = null;
        return finished;
    }

    private void writeAfterTheSmall(List<ByteBuf> pieces) {
        frames.finish();
        pieces.forEach(this::write);
    }

    private void write(ByteBuf piece) {
        last = channel.write(piece);
    }
}
