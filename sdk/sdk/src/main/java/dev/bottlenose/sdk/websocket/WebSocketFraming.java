package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.FrameListener;
import dev.bottlenose.sdk.carrier.Framing;
import dev.bottlenose.sdk.carrier.OutgoingMessage;
import dev.bottlenose.sdk.carrier.ProtocolViolation;
import dev.bottlenose.sdk.carrier.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Puts messages into WebSocket frames, after the handshake of RFC 6455. */
final class WebSocketFraming implements Framing {
    private final Streams streams;
    private final Random random;
    private final WebSocketFrameReader reader;
    private final WebSocketFrameWriter writer;

    /** @param maxMessage in bytes; larger messages are skipped */
    WebSocketFraming(Streams streams, Random random, int maxMessage) {
        this.streams = streams;
        this.random = random;
        this.reader = new WebSocketFrameReader(
                streams.in(), Math.min(maxMessage, streams.request().maxMessage()));
        this.writer = new WebSocketFrameWriter(streams.out(), random);
    }

    @Override
    public Optional<Instant> open() throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        WebSocketHandshake handshake = new WebSocketHandshake(streams.request(), nonce);
        streams.out().write(handshake.request());
        streams.out().flush();
        return handshake.accept(streams.in());
    }

    @Override
    public void read(FrameListener listener) throws IOException {
        WebSocketFrame frame = reader.read();
        switch (frame.opcode()) {
            case WebSocketFrame.TEXT:
                listener.message(utf8(frame.payload()));
                break;
            case WebSocketFrame.PING:
                listener.ping(frame.payload());
                break;
            case WebSocketFrame.PONG:
                listener.pong(frame.payload());
                break;
            case WebSocketFrame.CLOSE:
                listener.close(frame.closeCode());
                break;
            default:
                break;
        }
    }

    @Override
    public long progress() {
        return reader.progress();
    }

    @Override
    public void write(OutgoingMessage message) throws IOException {
        writer.write(WebSocketFrame.of(message));
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public boolean endsByClosingOutput() {
        return false;
    }

    private static String utf8(byte[] payload) throws ProtocolViolation {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw WebSocketFrame.violation("text is not UTF-8");
        }
    }
}
