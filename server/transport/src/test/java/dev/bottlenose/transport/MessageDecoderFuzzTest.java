package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.testing.fuzz.Allocation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames of WebSocket clients, with Netty's decoder as the oracle. */
final class MessageDecoderFuzzTest {
    private static final int LARGEST = 1000;

    /** The first byte is the size of the chunks in which the rest arrives. */
    @FuzzTest
    void messagesAreTheSameHoweverTheyArrive(byte[] bytes) throws Exception {
        int size = bytes.length == 0 ? 1 : Math.max(1, bytes[0] & 0xFF);

        Allocation.check(bytes.length, () -> read(bytes, bytes.length + 1, decoder(1 << 30)));
        assertThat(read(bytes, size, decoder(LARGEST))).isEqualTo(read(bytes, bytes.length + 1, decoder(LARGEST)));
    }

    /** Whatever Netty's strict decoder accepts is read the same; what it refuses is refused. */
    @FuzzTest
    void messagesAreThoseThatOthersRead(byte[] bytes) {
        List<String> ours = read(bytes, bytes.length + 1, decoder(LARGEST));
        List<String> theirs = read(
                bytes,
                bytes.length + 1,
                new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(true)
                        .allowExtensions(false)
                        .maxFramePayloadLength(LARGEST)
                        .withUTF8Validator(false)
                        .build()),
                new WebSocketFrameAggregator(LARGEST));

        assertThat(ours.contains("refused")).isEqualTo(theirs.contains("refused"));
        if (!ours.contains("refused")) {
            assertThat(ours).isEqualTo(theirs);
        }
    }

    private static MessageDecoder decoder(int largest) {
        return new MessageDecoder(largest, new ManualBudget(1 << 30, MemoryBudget.Terms.INCOMING).budget());
    }

    private static List<String> read(byte[] bytes, int size, ChannelHandler... decoders) {
        EmbeddedChannel channel = new EmbeddedChannel(decoders);
        List<String> messages = new ArrayList<>();
        try {
            for (int start = 0; start < bytes.length; start += size) {
                channel.writeInbound(
                        Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + size))));
                collect(channel, messages);
            }
        } catch (CorruptedWebSocketFrameException | TooLongFrameException e) {
            collect(channel, messages);
            messages.add("refused");
        } finally {
            channel.finishAndReleaseAll();
        }
        return messages;
    }

    private static void collect(EmbeddedChannel channel, List<String> messages) {
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            messages.add(shown(next));
            ReferenceCountUtil.release(next);
        }
    }

    private static String shown(Object message) {
        if (message instanceof JsonText text) {
            return "text " + ByteBufUtil.hexDump(text.bytes());
        } else if (message instanceof PingWebSocketFrame ping) {
            return "ping " + ByteBufUtil.hexDump(ping.content());
        } else if (message instanceof PongWebSocketFrame) {
            return "pong";
        } else if (message instanceof CloseWebSocketFrame close) {
            return "close " + close.statusCode();
        } else if (message instanceof BinaryWebSocketFrame) {
            return "binary";
        }
        ByteBuf content = ((WebSocketFrame) message).content();
        return "text " + ByteBufUtil.hexDump(content);
    }
}
