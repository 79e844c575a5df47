package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import java.util.Arrays;

/**
 * Makes messages out of a client's bytes, each of which is copied once, to where it stays: texts become {@link JsonText}s, the
 * rest Netty's frames, of binary ones without the bytes. Whether a text is UTF-8 is left to those who read it. Of a violation
 * an exception tells, after which nothing is read. On the channel's thread. Source: RFC 6455, section 5.
 */
final class MessageDecoder extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder {
    /** What a client only announces takes no more memory than this; what it sends does. */
    private static final int MOST_IN_ADVANCE = 8 << 20;

    private static final byte[] NOTHING = {};

    private final int largestMessage;
    private final FrameHead head = new FrameHead();
    private byte[] control = NOTHING;

    /** The first frame's kind of a message that is not whole yet; control frames may stand between its frames. */
    private int kind = FrameHead.CONTINUATION;

    private byte[] message = NOTHING;
    private int messageSize;

    /** How much of the frame's payload has come. */
    private int done;

    private boolean broken;

    /** @param largestMessage in bytes */
    MessageDecoder(int largestMessage) {
        this.largestMessage = largestMessage;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ByteBuf in = (ByteBuf) received;
        try {
            while (!broken && readHead(in) && readPayload(in)) {
                endFrame(context);
            }
        } catch (CorruptedWebSocketFrameException e) {
            broken = true;
            throw e;
        } finally {
            in.release();
        }
    }

    private boolean readHead(ByteBuf in) {
        while (!head.isWhole() && in.isReadable()) {
            if (head.take(in.readByte())) {
                begin();
            }
        }
        return head.isWhole();
    }

    private void begin() {
        done = 0;
        if (head.isControl()) {
            control = new byte[(int) head.length()];
            return;
        }
        boolean first = kind == FrameHead.CONTINUATION;
        if (first == (head.opcode() == FrameHead.CONTINUATION)) {
            throw FrameHead.violation(first ? "continues nothing" : "begins before the one before has ended");
        }
        if (first) {
            kind = head.opcode();
            messageSize = 0;
        }
        if (messageSize + head.length() > largestMessage) {
            throw new CorruptedWebSocketFrameException(
                    WebSocketCloseStatus.MESSAGE_TOO_BIG, "message is larger than " + largestMessage + " bytes");
        }
    }

    /** Whether all of it is here. */
    private boolean readPayload(ByteBuf in) {
        while (done < head.length() && in.isReadable()) {
            int part = (int) Math.min(head.length() - done, in.readableBytes());
            if (head.isControl()) {
                in.readBytes(control, done, part);
                head.unmask(control, done, part, done);
            } else if (kind == FrameHead.TEXT) {
                part = Math.min(part, room());
                in.readBytes(message, messageSize, part);
                head.unmask(message, messageSize, part, done);
                messageSize += part;
            } else {
                in.skipBytes(part);
                messageSize += part;
            }
            done += part;
        }
        return done == head.length();
    }

    /** Makes room for some of the text's next bytes, and tells for how many. */
    private int room() {
        if (messageSize == message.length) {
            int announced = messageSize + (int) head.length() - done;
            int wanted = messageSize < MOST_IN_ADVANCE ? Math.min(announced, MOST_IN_ADVANCE) : announced;
            // A message in many frames must not be copied as many times.
            long ample = messageSize > done ? messageSize + messageSize / 2L : 0;
            message = Arrays.copyOf(message, (int) Math.max(wanted, Math.min(ample, largestMessage)));
        }
        return message.length - messageSize;
    }

    private void endFrame(ChannelHandlerContext context) {
        int opcode = head.opcode();
        boolean last = head.isFinal();
        head.clear();
        switch (opcode) {
            case FrameHead.PING -> context.fireChannelRead(new PingWebSocketFrame(Unpooled.wrappedBuffer(control)));
            case FrameHead.PONG -> context.fireChannelRead(new PongWebSocketFrame());
            case FrameHead.CLOSE -> context.fireChannelRead(goodbye());
            default -> {
                if (last) {
                    endMessage(context);
                }
            }
        }
    }

    private void endMessage(ChannelHandlerContext context) {
        boolean text = kind == FrameHead.TEXT;
        byte[] whole = message.length == messageSize || !text ? message : Arrays.copyOf(message, messageSize);
        kind = FrameHead.CONTINUATION;
        message = NOTHING;
        context.fireChannelRead(text ? JsonText.wrap(whole) : new BinaryWebSocketFrame());
    }

    private CloseWebSocketFrame goodbye() {
        CloseWebSocketFrame close = new CloseWebSocketFrame(true, 0, Unpooled.wrappedBuffer(control));
        if (control.length == 1
                || (control.length > 1 && !WebSocketCloseStatus.isValidStatusCode(close.statusCode()))) {
            throw FrameHead.violation("closes with a status that is none");
        }
        return close;
    }
}
