package dev.bottlenose.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Drops a connection with an unacceptable client certificate without the TLS alert that says so. iOS apps throw their
 * certificates away and pair again only then; after an alert they retry indefinitely. Source: docs/PROTOCOL.md, stale
 * certificates.
 *
 * <p>Works for TLS 1.2, where alerts of the handshake are not encrypted. Under 1.3 the client has finished its handshake by
 * then, and the alert passes.
 */
final class SilentRefusal extends ChannelOutboundHandlerAdapter {
    private static final int ALERT_RECORD = 21;
    private static final int FATAL = 2;

    private boolean refusing;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        refusing = refusing || (message instanceof ByteBuf record && refusesCertificate(record));
        if (refusing) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        } else {
            super.write(context, message, promise);
        }
    }

    /** RFC 5246 section 7.2.2: unsupported, revoked, expired or unknown certificate (43 to 46), unknown authority (48). */
    private static boolean refusesCertificate(ByteBuf record) {
        int start = record.readerIndex();
        if (record.readableBytes() != 7
                || record.getByte(start) != ALERT_RECORD
                || record.getByte(start + 5) != FATAL) {
            return false;
        }
        int description = record.getByte(start + 6);
        return (description >= 43 && description <= 46) || description == 48;
    }
}
