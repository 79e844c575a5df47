package dev.bottlenose.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.Optional;

/** The first bytes of a connection: HTTP on most ports, RSocket on two. */
final class OpeningFuzzTest {
    @FuzzTest
    void anyRequestIsAnsweredWithAStatusOrNotAtAll(byte[] bytes) throws Exception {
        ListenerOptions options = options();
        PortProtocol.WebSockets protocol = new PortProtocol.WebSockets(
                request -> new LinkAcceptor.Admission.Refused(401, "refused"), Optional.of(request -> {
                    assertThat(request.target()).isNotNull();
                    return HttpPages.Answer.text(200, request.path());
                }));
        OpeningTimeout opening = new OpeningTimeout(options, "request");
        EmbeddedSocket channel = new EmbeddedSocket(
                new HttpServerCodec(new HttpDecoderConfig()),
                new HttpObjectAggregator(1000),
                opening,
                new UpgradeHandler(options, protocol, new OpenLinks(memory()), opening));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            String answer = sent(channel);
            assertThat(answer).matches("(?s)|HTTP/1.1 (200|400|401|405|411|413|414|417|426|431) .*");
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    @FuzzTest
    void framesAreReadOrTheConnectionIsRefused(byte[] bytes) {
        EmbeddedSocket channel = new EmbeddedSocket(new RSocketFrameDecoder(1000, memory().incoming()));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        } catch (RuntimeException e) {
            assertThat(RSocketFraming.isInvalidFrame(e)).isTrue();
            assertThat(RSocketFraming.messageOf(e)).contains("frame");
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static LinkMemory memory() {
        return new LinkMemory(
                new ManualBudget(1 << 30, MemoryBudget.Terms.INCOMING).budget(),
                new ManualBudget(1 << 30, MemoryBudget.Terms.OUTGOING).budget());
    }

    private static ListenerOptions options() throws Exception {
        return ListenerOptions.at(
                        "fuzz",
                        ListenAddress.loopback(),
                        0,
                        request -> new LinkAcceptor.Admission.Refused(401, "refused"))
                .build();
    }

    private static String sent(EmbeddedSocket channel) {
        StringBuilder text = new StringBuilder();
        for (Object next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            if (next instanceof ByteBuf bytes) {
                text.append(bytes.toString(ISO_8859_1));
                bytes.release();
            }
        }
        return text.toString();
    }
}
