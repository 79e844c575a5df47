package dev.bottlenose.transport;

import dev.bottlenose.protocol.rsocket.FrameReader;
import dev.bottlenose.protocol.rsocket.MalformedFrameException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits the bytes into frames, each behind a length of 24 bits. A frame longer than allowed is refused by its length; after
 * an invalid frame, nothing more is read. On the channel's thread.
 */
final class RSocketFrameDecoder extends ChannelInboundHandlerAdapter {
    static final int LENGTH = 3;

    private final MemoryBudget budget;
    private int longest;
    private boolean broken;

    /** The length of the frame that is being read, as far as its bytes have come. */
    private int length;

    private int lengthBytes;

    /** What has come of a frame that is not whole; set when this joins its pipeline. */
    private @Nullable IncomingBytes part;

    /**
     * Starts with the first frame.
     *
     * @param longest the first frame, in bytes
     * @param budget for frames that are not whole yet
     */
    RSocketFrameDecoder(int longest, MemoryBudget budget) {
        this.longest = longest;
        this.budget = budget;
    }

    /** From the next frame on. */
    void allow(int bytes) {
        longest = bytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        part = IncomingBytes.of(context, budget, FrameReader.LARGEST_FRAME, this::lose);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        lose();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ByteBuf in = (ByteBuf) received;
        try {
            while (!broken && readLength(in) && isWhole(in)) {
                context.fireChannelRead(readFrame(in));
            }
        } catch (DecoderException | MemorySpentException e) {
            lose();
            throw e;
        } finally {
            in.release();
        }
    }

    /** Whether the frame's length is known. */
    private boolean readLength(ByteBuf in) {
        while (lengthBytes < LENGTH && in.isReadable()) {
            length = length << Byte.SIZE | in.readUnsignedByte();
            lengthBytes++;
        }
        if (lengthBytes == LENGTH && length > longest) {
            throw new TooLongFrameException("a frame of " + length + " bytes");
        }
        return lengthBytes == LENGTH;
    }

    /** Whether the rest of the frame is here; takes what is here of it if not. */
    private boolean isWhole(ByteBuf in) {
        if (part().size() == 0 && in.readableBytes() >= length) {
            return true;
        }
        while (part().size() < length && in.isReadable()) {
            part().take(in, length - part().size(), false);
        }
        return part().size() == length;
    }

    private Object readFrame(ByteBuf in) {
        ByteBuffer frame;
        if (part().size() > 0) {
            frame = ByteBuffer.wrap(part().finish());
        } else {
            frame = in.nioBuffer(in.readerIndex(), length);
            in.skipBytes(length);
        }
        length = 0;
        lengthBytes = 0;
        try {
            return FrameReader.read(frame);
        } catch (MalformedFrameException e) {
            throw new DecoderException(e);
        }
    }

    /** Gives up what has come of a frame; nothing is read any more. */
    private void lose() {
        broken = true;
        part().clear();
    }

    private IncomingBytes part() {
        return Objects.requireNonNull(part);
    }
}
