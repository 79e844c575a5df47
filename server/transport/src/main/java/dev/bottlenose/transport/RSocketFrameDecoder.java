package dev.bottlenose.transport;

import dev.bottlenose.protocol.rsocket.FrameReader;
import dev.bottlenose.protocol.rsocket.MalformedFrameException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Splits the bytes into frames, each behind a length of 24 bits. A frame longer than allowed is refused by its length; after
 * an invalid frame, nothing more is read.
 */
final class RSocketFrameDecoder extends ByteToMessageDecoder {
    static final int LENGTH = 3;

    private int longest;
    private boolean broken;

    /** @param longest the first frame, in bytes */
    RSocketFrameDecoder(int longest) {
        this.longest = longest;
    }

    /** From the next frame on. */
    void allow(int bytes) {
        longest = bytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws MalformedFrameException {
        if (broken) {
            in.skipBytes(in.readableBytes());
        }
        if (in.readableBytes() < LENGTH) {
            return;
        }
        int length = in.getUnsignedMedium(in.readerIndex());
        if (length > longest) {
            broken = true;
            throw new TooLongFrameException("a frame of " + length + " bytes");
        }
        if (in.readableBytes() >= LENGTH + length) {
            int start = in.readerIndex() + LENGTH;
            in.skipBytes(LENGTH + length);
            broken = true; // unless it is a frame
            out.add(FrameReader.read(in.nioBuffer(start, length)));
            broken = false;
        }
    }
}
