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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages out of a client's bytes, which are copied to where they stay: texts become {@link JsonText}s, the rest Netty's
 * frames, of binary ones without the bytes. Whether a text is UTF-8 is left to those who read it. Of a violation
 * an exception tells, after which nothing is read. On the channel's thread. Source: RFC 6455, section 5.
 */
final class MessageDecoder extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder {
    private static final byte[] NOTHING = {};

    private final int largestMessage;
    private final MemoryBudget budget;
    private final FrameHead head = new FrameHead();
    private byte[] control = NOTHING;

    /** The first frame's kind of a message that is not whole yet; control frames may stand between its frames. */
    private int kind = FrameHead.CONTINUATION;

    /** How much of the message has come, also of one that is not kept. */
    private int messageSize;

    /** How much of the frame's payload has come. */
    private int done;

    private boolean broken;

    /** The text's bytes that have come; set when this joins its pipeline. */
    private @Nullable IncomingBytes text;

    /**
     * Starts with a client's first frame.
     *
     * @param largestMessage in bytes
     * @param budget for messages that are not whole yet
     */
    MessageDecoder(int largestMessage, MemoryBudget budget) {
        this.largestMessage = largestMessage;
        this.budget = budget;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        text = IncomingBytes.of(context, budget, largestMessage, this::lose);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        lose();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ByteBuf in = (ByteBuf) received;
        try {
            while (!broken && readHead(in) && readPayload(in)) {
                endFrame(context);
            }
        } catch (CorruptedWebSocketFrameException | MemorySpentException e) {
            lose();
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
                int from = text().take(in, (int) head.length() - done, !head.isFinal());
                part = text().size() - from;
                head.unmask(text().bytes(), from, part, done);
                messageSize += part;
            } else {
                in.skipBytes(part);
                messageSize += part;
            }
            done += part;
        }
        return done == head.length();
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
        boolean isText = kind == FrameHead.TEXT;
        kind = FrameHead.CONTINUATION;
        context.fireChannelRead(isText ? JsonText.wrap(text().finish()) : new BinaryWebSocketFrame());
    }

    /** Gives up what has come of a message; nothing is read any more. */
    private void lose() {
        broken = true;
        text().clear();
    }

    private IncomingBytes text() {
        return Objects.requireNonNull(text);
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
