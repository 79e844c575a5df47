package dev.bottlenose.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.OptionalInt;

/**
 * Sees what the TLS library does not report of a handshake: whether the server has answered, and an alert that is not
 * encrypted. Some clients send one so under TLS 1.3 too, where the library expects an encrypted record and reports a broken one.
 * Stands before the TLS handler until the handshake has ended. On the channel's thread. Source: RFC 8446, section 5.1.
 */
final class HandshakeObserver extends ChannelDuplexHandler {
    private static final int HEADER = 5;
    private static final int ALERT_RECORD = 21;
    private static final int HANDSHAKE_RECORD = 22;
    private static final int ALERT_BYTES = 2;

    /** Of the record that is being read: how many bytes of its header have come, and how many of it follow. */
    private int headerBytes;

    private int type;
    private int length;

    /** How long the record is in all. */
    private int recordLength;

    private boolean answered;
    private OptionalInt alert = OptionalInt.empty();

    /** Whether the server has sent its part of the handshake, its certificate among it. */
    boolean answered() {
        return answered;
    }

    /** The description of the peer's alert, if it was not encrypted. Source: RFC 8446, section 6. */
    OptionalInt alert() {
        return alert;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (received instanceof ByteBuf bytes) {
            observe(bytes.duplicate());
        }
        context.fireChannelRead(received);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        answered = answered || (message instanceof ByteBuf record && isHandshake(record));
        context.write(message, promise);
    }

    /** The TLS library also writes alerts, to peers that are gone. */
    private static boolean isHandshake(ByteBuf record) {
        return record.isReadable() && record.getByte(record.readerIndex()) == HANDSHAKE_RECORD;
    }

    private void observe(ByteBuf bytes) {
        while (bytes.isReadable()) {
            if (headerBytes < HEADER) {
                takeHeader(bytes.readUnsignedByte());
            } else {
                takeContent(bytes);
            }
        }
    }

    private void takeHeader(int next) {
        if (headerBytes == 0) {
            type = next;
            length = 0;
        } else if (headerBytes >= HEADER - Short.BYTES) {
            length = length << Byte.SIZE | next;
        }
        headerBytes++;
        if (headerBytes == HEADER) {
            recordLength = length;
            endIfWhole();
        }
    }

    private void takeContent(ByteBuf bytes) {
        int part = Math.min(length, bytes.readableBytes());
        if (type == ALERT_RECORD && recordLength == ALERT_BYTES && part == length) {
            alert = OptionalInt.of(bytes.getUnsignedByte(bytes.readerIndex() + part - 1));
        }
        bytes.skipBytes(part);
        length -= part;
        endIfWhole();
    }

    private void endIfWhole() {
        if (length == 0) {
            headerBytes = 0;
        }
    }
}
