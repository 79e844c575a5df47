package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.CancellableSocket;
import dev.bottlenose.sdk.carrier.LinkTimeouts;
import dev.bottlenose.sdk.carrier.LinkWatchdog;
import dev.bottlenose.sdk.carrier.OutgoingMessage;
import dev.bottlenose.sdk.carrier.SendQueue;
import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkListener;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection from dialling to its end. The reading thread dials, reads and calls the listener; the writing
 * thread empties the {@link SendQueue}; {@link LinkWatchdog} cuts the {@link CancellableSocket} when the peer takes too long.
 */
final class WebSocketLink implements Link {
    /** "Going away", which is what Flipper's own clients say. */
    private static final int GOING_AWAY = 1001;

    private static final int NORMAL = 1000;
    private static final int BUFFER = 16 * 1024;

    private final ConnectRequest request;
    private final LinkListener listener;
    private final ThreadFactory threads;
    private final Random random;
    private final int maxMessage;

    private final CancellableSocket line;
    private final LinkWatchdog watch;
    private final SendQueue queue = new SendQueue();
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile LinkEnd.Stage stage = LinkEnd.Stage.CONNECTING;
    private volatile boolean closedHere;
    private int peerCode = LinkEnd.NO_CODE;

    WebSocketLink(
            ConnectRequest request,
            LinkListener listener,
            ThreadFactory threads,
            ScheduledExecutorService timers,
            Random random,
            LinkTimeouts timeouts,
            int maxMessage) {
        this.request = request;
        this.listener = listener;
        this.threads = threads;
        this.random = random;
        this.maxMessage = maxMessage;
        this.line = new CancellableSocket(request, timeouts.step());
        this.watch = new LinkWatchdog(timers, timeouts, this::cut);
    }

    void start() {
        threads.newThread(this::run).start();
    }

    @Override
    public boolean event(Event event) {
        return queue.event(event);
    }

    @Override
    public void reply(String text) {
        queue.reply(text);
    }

    @Override
    public List<Event> undelivered() {
        return queue.undelivered();
    }

    @Override
    public boolean awaitDelivery(Duration atMost) throws InterruptedException {
        return queue.awaitConfirmed(atMost.toNanos());
    }

    @Override
    public void close() {
        closedHere = true;
        queue.close(GOING_AWAY);
        if (stage == LinkEnd.Stage.OPEN) {
            watch.closing();
        } else {
            cut();
        }
    }

    /** Whom it has dialled. */
    @Override
    public String toString() {
        return request.toString();
    }

    private void run() {
        try {
            converse();
            end(LinkEnd.Cause.PEER, "the desktop closed the connection");
        } catch (WebSocketHandshake.Refused e) {
            stage = LinkEnd.Stage.REFUSED;
            end(LinkEnd.Cause.PEER, message(e));
        } catch (Throwable e) {
            // Whatever it is, an OutOfMemoryError over a huge message included: it must not reach the app.
            end(watch.timedOut() ? LinkEnd.Cause.TIMEOUT : LinkEnd.Cause.PEER, message(e));
        }
    }

    private void converse() throws IOException {
        watch.step();
        Socket connected = line.connect();
        stage = LinkEnd.Stage.SECURING;
        watch.step();
        Socket socket = line.secure(connected);
        try {
            stage = LinkEnd.Stage.UPGRADING;
            watch.step();
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            Optional<Instant> peerTime = upgrade(in, out);
            stage = LinkEnd.Stage.OPEN;
            WebSocketFrameReader frames = new WebSocketFrameReader(in, maxMessage);
            watch.open(frames::progress, queue::ping);
            threads.newThread(() -> write(new WebSocketFrameWriter(out, random)))
                    .start();
            listener.opened(peerTime);
            read(frames, in);
        } finally {
            // Closing an SSLSocket may take as long as the peer likes.
            watch.closing();
            socket.close();
        }
    }

    private Optional<Instant> upgrade(InputStream in, OutputStream out) throws IOException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        WebSocketHandshake upgrade = new WebSocketHandshake(request, nonce);
        out.write(upgrade.request());
        out.flush();
        return upgrade.accept(in);
    }

    private void read(WebSocketFrameReader frames, InputStream in) throws IOException {
        try {
            while (peerCode == LinkEnd.NO_CODE) {
                take(frames.read());
            }
        } catch (WebSocketViolation e) {
            queue.close(WebSocketViolation.CODE);
            drain(in);
            throw e;
        }
        queue.close(peerCode == WebSocketFrame.NO_CLOSE_CODE ? NORMAL : peerCode);
        drain(in);
    }

    private void take(WebSocketFrame frame) throws WebSocketViolation {
        switch (frame.opcode()) {
            case WebSocketFrame.TEXT:
                listener.received(utf8(frame.payload()));
                break;
            case WebSocketFrame.PING:
                queue.pong(frame.payload());
                break;
            case WebSocketFrame.PONG:
                queue.confirmed(frame.payload());
                break;
            case WebSocketFrame.CLOSE:
                peerCode = frame.closeCode();
                break;
            default:
                break;
        }
    }

    /** The server closes the TCP connection first; closing it with bytes unread would reset it. */
    private void drain(InputStream in) {
        watch.closing();
        byte[] rest = new byte[BUFFER];
        try {
            int count = 0;
            while (count >= 0) {
                count = in.read(rest);
            }
        } catch (IOException ignored) {
            // The peer left without closing, which ends the connection as well.
        }
    }

    private void write(WebSocketFrameWriter frames) {
        try {
            for (@Nullable OutgoingMessage next = queue.take(); next != null; next = queue.take()) {
                frames.write(WebSocketFrame.of(next));
                if (next.kind() == OutgoingMessage.Kind.GOODBYE || !queue.isReady()) {
                    frames.flush();
                }
            }
        } catch (Throwable e) {
            // The reading thread ends the link and knows better why.
            cut();
        }
    }

    private static String utf8(byte[] payload) throws WebSocketViolation {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WebSocketViolation("text is not UTF-8");
        }
    }

    /** From any thread. While a name is being looked up no socket can be cut, so that end is announced from here. */
    private void cut() {
        LinkEnd.Stage reached = stage;
        line.close();
        if (reached == LinkEnd.Stage.CONNECTING) {
            end(watch.timedOut() ? LinkEnd.Cause.TIMEOUT : LinkEnd.Cause.LOCAL, "nobody answered in time");
        }
    }

    private void end(LinkEnd.Cause cause, String detail) {
        if (ended.compareAndSet(false, true)) {
            watch.end();
            queue.finish();
            line.close();
            LinkEnd.Cause blamed = closedHere ? LinkEnd.Cause.LOCAL : cause;
            listener.ended(new LinkEnd(stage, blamed, peerCode, detail));
        }
    }

    private String message(Throwable e) {
        if (watch.timedOut()) {
            return "the desktop does not answer";
        }
        if (e instanceof EOFException) {
            return "the desktop closed the connection";
        }
        @Nullable String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
