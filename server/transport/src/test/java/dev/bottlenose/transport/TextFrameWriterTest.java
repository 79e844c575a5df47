package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.JsonText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.util.IllegalReferenceCountException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against Netty's own decoder. */
final class TextFrameWriterTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final TextFrameWriter writer = new TextFrameWriter(channel.alloc(), channel::write);

    @Test
    void messagesOfEverySizeComeOutAsTheyWentIn() {
        List<String> messages = IntStream.of(
                        0, 1, 125, 126, 127, 65_000, 500, 65_535, 65_536, 65_526, 65_527, 3, 131_072, 200_000, 7)
                .mapToObj(size -> "abcdefghij".repeat(size / 10 + 1).substring(0, size))
                .toList();

        messages.forEach(this::write);

        writer.finish();
        assertThat(decoded(sent())).isEqualTo(messages);
    }

    @Test
    void smallMessagesShareABufferAndALargeOneIsSplit() {
        for (int i = 0; i < 100; i++) {
            write("{\"id\":" + i + "}");
        }
        writer.finish();
        assertThat(sent()).hasSize(1);

        write("x".repeat(1_000_000));
        writer.finish();
        assertThat(sent()).hasSize(16);
    }

    @Test
    void nothingWrittenIsNothingSent() {
        writer.finish();
        assertThat(sent()).isEmpty();
    }

    @Test
    void largeMessageThatIsNeverWrittenGivesItsMemoryBack() {
        Outbox.Parcel parcel = Objects.requireNonNull(writer.pack(JsonText.of("x".repeat(1_000_000))));

        parcel.discard().run();

        assertThatThrownBy(() -> parcel.discard().run()).isInstanceOf(IllegalReferenceCountException.class);
        writer.finish();
        assertThat(sent()).isEmpty();
    }

    private void write(String message) {
        Objects.requireNonNull(writer.pack(JsonText.of(message))).write().run();
    }

    private List<ByteBuf> sent() {
        channel.flush();
        List<ByteBuf> sent = new ArrayList<>();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            sent.add(piece);
        }
        return sent;
    }

    private static List<String> decoded(List<ByteBuf> sent) {
        EmbeddedChannel decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
        decoder.writeInbound(Unpooled.wrappedBuffer(sent.toArray(new ByteBuf[0])));
        List<String> texts = new ArrayList<>();
        for (TextWebSocketFrame frame = decoder.readInbound(); frame != null; frame = decoder.readInbound()) {
            texts.add(frame.text());
            frame.release();
        }
        return texts;
    }
}
