package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.OutgoingText;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Messages in the frames of a WebSocket. Source: RFC 6455. */
final class WebSocketFraming implements LinkFraming {
    /** How long to wait for the peer's close frame. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private static final int LONGEST_REASON = 120;
    private static final byte FINAL_PONG = (byte) 0x8A;

    private final Channel channel;
    private final int largestMessage;
    private final Host link;
    private final TextFrameWriter writer;
    private final LatestReply<byte[]> pongs = new LatestReply<>(this::sendPong);

    WebSocketFraming(Channel channel, int largestMessage, Host link) {
        this.channel = channel;
        this.largestMessage = largestMessage;
        this.link = link;
        this.writer = new TextFrameWriter(channel.alloc(), link::write);
    }

    @Override
    public Outbox.@Nullable Parcel pack(OutgoingText message) {
        return writer.pack(message);
    }

    @Override
    public void finish() {
        writer.finish();
    }

    /** Binary frames and pongs are ignored, as by the original. */
    @Override
    public void received(Object frame) {
        link.active();
        if (frame instanceof CloseWebSocketFrame close) {
            closeReceived(close);
        } else if (link.isClosing()) {
            return;
        } else if (frame instanceof JsonText text) {
            link.deliver(text);
        } else if (frame instanceof PingWebSocketFrame ping) {
            pongs.send(ByteBufUtil.getBytes(ping.content()));
        }
    }

    @Override
    public void ping() {
        channel.writeAndFlush(new PingWebSocketFrame());
    }

    @Override
    public void sendClose(LinkEnd reason) {
        String text = reason.reason().length() > LONGEST_REASON
                ? reason.reason().substring(0, LONGEST_REASON)
                : reason.reason();
        channel.writeAndFlush(new CloseWebSocketFrame(new WebSocketCloseStatus(reason.code(), text)));
        channel.eventLoop().schedule(() -> Channels.cut(channel), CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<LinkEnd> reasonOf(Throwable failure) {
        if (failure instanceof MemorySpentException) {
            return Optional.of(LinkEnd.INCOMING_SPENT);
        }
        if (!(failure instanceof CorruptedWebSocketFrameException corrupted)) {
            return Optional.empty();
        }
        WebSocketCloseStatus status = corrupted.closeStatus();
        return Optional.of(
                status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)
                        ? LinkEnd.tooBig(largestMessage)
                        : new LinkEnd(status.code(), "not a WebSocket frame"));
    }

    private void sendPong(byte[] payload) {
        link.send(new Outbox.Parcel(payload.length, () -> writePong(payload), () -> {}));
    }

    private void writePong(byte[] payload) {
        writer.finish();
        byte[] head = {FINAL_PONG, (byte) payload.length};
        link.write(Unpooled.wrappedBuffer(head, payload)).addListener(taken -> pongs.taken());
    }

    private void closeReceived(CloseWebSocketFrame close) {
        if (link.isClosing()) {
            channel.close();
            return;
        }
        link.closedByPeer(
                new LinkEnd(close.statusCode() < 0 ? LinkEnd.NO_STATUS : close.statusCode(), close.reasonText()));
        channel.writeAndFlush(new CloseWebSocketFrame(true, 0, close.content().retain()))
                .addListener(written -> channel.close());
    }
}
