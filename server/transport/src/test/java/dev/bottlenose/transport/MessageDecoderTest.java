package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.protocol.json.JsonText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Netty's own encoder. */
final class MessageDecoderTest {
    private static final int LARGEST = 3 << 20;

    private final Random random = new Random(6455);
    private final ManualBudget memory = new ManualBudget(2 * LARGEST, MemoryBudget.Terms.INCOMING);
    private final EmbeddedChannel channel = new EmbeddedChannel(new MessageDecoder(LARGEST, memory.budget()));

    @Test
    void messagesOfEverySizeAreTheSameHoweverTheyAreCut() {
        for (int size :
                new int[] {0, 1, 7, 8, 9, 125, 126, 127, 1000, 65_535, 65_536, 100_003, (1 << 20) + 5, LARGEST}) {
            String text = text(size);
            ByteBuf wire = encoded(new TextWebSocketFrame(text), new TextWebSocketFrame("next"));
            int largestPart = size < 2000 ? 5 : 100_000;
            while (wire.isReadable()) {
                int part = Math.min(wire.readableBytes(), 1 + random.nextInt(largestPart));
                channel.writeInbound(wire.readRetainedSlice(part));
            }
            wire.release();

            assertThat(read()).as("%s bytes", size).containsExactly(JsonText.of(text), JsonText.of("next"));
        }
    }

    @Test
    void fragmentedMessageIsAssembledAroundControlFrames() {
        channel.writeInbound(encoded(
                new TextWebSocketFrame(false, 0, "{\"a\""),
                new PingWebSocketFrame(Unpooled.copiedBuffer(new byte[] {1, 2, 3})),
                new ContinuationWebSocketFrame(false, 0, ":"),
                new PongWebSocketFrame(),
                new ContinuationWebSocketFrame(true, 0, "1}"),
                new BinaryWebSocketFrame(Unpooled.copiedBuffer(new byte[1000])),
                new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE, "done")));

        List<Object> read = read();
        assertThat(read).hasSize(5);
        assertThat(((PingWebSocketFrame) read.get(0)).content()).isEqualTo(Unpooled.copiedBuffer(new byte[] {1, 2, 3}));
        assertThat(read.get(1)).isInstanceOf(PongWebSocketFrame.class);
        assertThat(read.get(2)).isEqualTo(JsonText.of("{\"a\":1}"));
        assertThat(read.get(3)).isInstanceOf(BinaryWebSocketFrame.class);
        assertThat(((CloseWebSocketFrame) read.get(4)).reasonText()).isEqualTo("done");
    }

    @Test
    void messageInManyFramesIsAssembled() {
        StringBuilder whole = new StringBuilder("start");
        channel.writeInbound(encoded(new TextWebSocketFrame(false, 0, "start")));
        for (int i = 0; i < 2000; i++) {
            String part = text(random.nextInt(1000));
            whole.append(part);
            channel.writeInbound(encoded(new ContinuationWebSocketFrame(false, 0, part)));
        }
        channel.writeInbound(encoded(new ContinuationWebSocketFrame(true, 0, "end")));

        assertThat(read()).containsExactly(JsonText.of(whole + "end"));
    }

    @ParameterizedTest
    @CsvSource({
        "8105, is not masked",
        "c180, is of no known kind",
        "8380, is of no known kind",
        "8b80, is of no known kind",
        "0980, of control is cut",
        "89fe, of control is cut",
        "8080, continues nothing",
        "01800000000081800000, begins before",
        "81fe007d, has a length",
        "81ff000000000000ffff, has a length",
        "81ff8000000000000000, has a length",
        "88810000000000, closes with a status",
        "8882000000000001, closes with a status",
    })
    void violationIsReportedAndEndsTheReading(String hex, String what) {
        byte[] wire = ByteBufUtil.decodeHexDump(hex + "00000000");

        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(wire)))
                .isInstanceOf(CorruptedWebSocketFrameException.class)
                .hasMessageContaining(what);

        channel.writeInbound(encoded(new TextWebSocketFrame("more")));
        assertThat(read()).isEmpty();
    }

    @Test
    void messageThatIsTooLargeIsRefusedBeforeItArrives() {
        channel.writeInbound(encoded(new TextWebSocketFrame(false, 0, text(LARGEST))));

        assertThatThrownBy(() -> channel.writeInbound(encoded(new ContinuationWebSocketFrame(true, 0, "x"))))
                .isInstanceOfSatisfying(
                        CorruptedWebSocketFrameException.class,
                        e -> assertThat(e.closeStatus()).isEqualTo(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    }

    @Test
    void announcedMessageTakesNoMoreThanFourTimesWhatHasCome() {
        ByteBuf wire = encoded(new TextWebSocketFrame(text(LARGEST)));
        channel.writeInbound(wire.readRetainedSlice(15));
        assertThat(memory.budget().used()).isZero();

        int come = 15;
        while (wire.readableBytes() > 40_000) {
            channel.writeInbound(wire.readRetainedSlice(40_000));
            come += 40_000;
            assertThat(memory.budget().used()).isLessThanOrEqualTo(4L * come);
        }
        channel.writeInbound(wire);

        assertThat(read()).hasSize(1);
        assertThat(memory.budget().used()).isZero();
    }

    @Test
    void closedConnectionGivesBackTheMemoryOfItsUnfinishedMessage() {
        ByteBuf wire = encoded(new TextWebSocketFrame(text(LARGEST)));
        channel.writeInbound(wire.readRetainedSlice(1 << 20));
        wire.release();
        assertThat(memory.budget().used()).isPositive();

        channel.close();

        assertThat(memory.budget().used()).isZero();
    }

    private ByteBuf encoded(WebSocketFrame... frames) {
        EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
        encoder.writeOutbound((Object[]) frames);
        List<ByteBuf> parts = new ArrayList<>();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            parts.add(part);
        }
        return Unpooled.wrappedBuffer(parts.size(), parts.toArray(new ByteBuf[0]));
    }

    private List<Object> read() {
        List<Object> read = new ArrayList<>();
        for (Object some = channel.readInbound(); some != null; some = channel.readInbound()) {
            read.add(some);
        }
        return read;
    }

    private String text(int size) {
        char[] text = new char[size];
        for (int i = 0; i < size; i++) {
            text[i] = (char) ('a' + random.nextInt(26));
        }
        return new String(text);
    }
}
