package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.carrier.FrameListener;
import dev.bottlenose.sdk.carrier.Framing;
import dev.bottlenose.sdk.carrier.OutgoingMessage;
import dev.bottlenose.sdk.carrier.RefusedException;
import dev.bottlenose.sdk.carrier.Streams;
import dev.bottlenose.sdk.transport.ConnectRequest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages into RSocket frames, after a SETUP. A SETUP is not answered, so a keep-alive follows it that asks for one: a
 * desktop that returns it has accepted the SETUP.
 */
final class RSocketFraming implements Framing {
    private static final byte[] NOTHING = {};

    private final ConnectRequest request;
    private final RSocketFrameReader reader;
    private final DataOutputStream out;
    private final RSocketInteractions interactions;

    /** The frame that answered the SETUP, until it is read. */
    private @Nullable RSocketFrame first;

    /** @param maxMessage in bytes; larger messages are skipped */
    RSocketFraming(Streams streams, int maxMessage) {
        this.request = streams.request();
        this.reader = new RSocketFrameReader(streams.in(), Math.min(maxMessage, request.maxMessage()));
        this.out = new DataOutputStream(streams.out());
        this.interactions = new RSocketInteractions(!request.security().isPresent());
    }

    @Override
    public Optional<Instant> open() throws IOException {
        write(RSocketFrame.setup(SetupPayload.fromQuery(request.query())));
        write(RSocketFrame.keepAlive(RSocketFrame.RESPOND, NOTHING));
        flush();
        RSocketFrame answer = reader.read();
        if (answer.type() == RSocketFrame.ERROR) {
            throw new RefusedException("the desktop refuses the connection: " + answer.message());
        }
        first = answer;
        return Optional.empty();
    }

    @Override
    public void read(FrameListener listener) throws IOException {
        RSocketFrame frame = first == null ? reader.read() : first;
        first = null;
        switch (frame.type()) {
            case RSocketFrame.KEEPALIVE:
                keepAlive(frame, listener);
                break;
            case RSocketFrame.REQUEST_FNF:
                listener.message(frame.text());
                break;
            case RSocketFrame.REQUEST_RESPONSE:
                listener.message(interactions.received(frame));
                break;
            case RSocketFrame.PAYLOAD:
                if (interactions.isReply(frame)) {
                    listener.message(frame.text());
                }
                break;
            case RSocketFrame.CANCEL:
                interactions.cancelled(frame.streamId());
                break;
            case RSocketFrame.ERROR:
                failed(frame, listener);
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
        Optional<RSocketFrame> frame = frameOf(message);
        if (frame.isPresent()) {
            write(frame.get());
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public boolean endsByClosingOutput() {
        return true;
    }

    private static void keepAlive(RSocketFrame frame, FrameListener listener) {
        byte[] payload = frame.dataAfter(Long.BYTES);
        if (frame.has(RSocketFrame.RESPOND)) {
            listener.ping(payload);
        } else {
            listener.pong(payload);
        }
    }

    private void failed(RSocketFrame error, FrameListener listener) throws IOException {
        if (error.streamId() == RSocketFrame.CONNECTION) {
            throw new IOException("the desktop closed the connection: " + error.message());
        }
        if (interactions.isReply(error)) {
            // As a desktop replies over WebSocket that has no certificate to give.
            listener.message("{}");
        }
    }

    private Optional<RSocketFrame> frameOf(OutgoingMessage message) {
        switch (message.kind()) {
            case PING:
                return Optional.of(RSocketFrame.keepAlive(RSocketFrame.RESPOND, message.payload()));
            case PONG:
                return Optional.of(RSocketFrame.keepAlive(0, message.payload()));
            case MESSAGE:
                return interactions.outgoing(message.text());
            default:
                return Optional.empty();
        }
    }

    private void write(RSocketFrame frame) throws IOException {
        int length = RSocketFrame.HEADER + frame.data().length;
        out.writeByte(length >> 16);
        out.writeShort(length);
        out.writeInt(frame.streamId());
        out.writeShort(frame.type() << 10 | frame.flags());
        out.write(frame.data());
    }
}
