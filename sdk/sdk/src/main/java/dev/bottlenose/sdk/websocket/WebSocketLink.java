package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.Line;
import dev.bottlenose.sdk.carrier.Outgoing;
import dev.bottlenose.sdk.carrier.Patience;
import dev.bottlenose.sdk.carrier.SendQueue;
import dev.bottlenose.sdk.carrier.Watch;
import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.Dial;
import dev.bottlenose.sdk.transport.Ending;
import dev.bottlenose.sdk.transport.Link;
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
 * thread empties the {@link SendQueue}; {@link Watch} cuts the {@link Line} when the peer takes too long.
 */
final class WebSocketLink implements Link {
    /** "Going away", which is what Flipper's own clients say. */
    private static final int GOING_AWAY = 1001;

    private static final int NORMAL = 1000;
    private static final int BUFFER = 16 * 1024;

    private final Dial dial;
    private final LinkListener listener;
    private final ThreadFactory threads;
    private final Random random;
    private final int maxMessage;

    private final Line line;
    private final Watch watch;
    private final SendQueue queue = new SendQueue();
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile Ending.Stage stage = Ending.Stage.CONNECTING;
    private volatile boolean closedHere;
    private int peerCode = Ending.NO_CODE;

    WebSocketLink(
            Dial dial,
            LinkListener listener,
            ThreadFactory threads,
            ScheduledExecutorService timers,
            Random random,
            Patience patience,
            int maxMessage) {
        this.dial = dial;
        this.listener = listener;
        this.threads = threads;
        this.random = random;
        this.maxMessage = maxMessage;
        this.line = new Line(dial, patience.step());
        this.watch = new Watch(timers, patience, this::cut);
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
        if (stage == Ending.Stage.OPEN) {
            watch.closing();
        } else {
            cut();
        }
    }

    /** Whom it has dialled. */
    @Override
    public String toString() {
        return dial.toString();
    }

    private void run() {
        try {
            converse();
            end(Ending.Cause.PEER, "the desktop closed the connection");
        } catch (Upgrade.Refused e) {
            stage = Ending.Stage.REFUSED;
            end(Ending.Cause.PEER, message(e));
        } catch (Throwable e) {
            // Whatever it is, an OutOfMemoryError over a huge message included: it must not reach the app.
            end(watch.lostPatience() ? Ending.Cause.TIMEOUT : Ending.Cause.PEER, message(e));
        }
    }

    private void converse() throws IOException {
        watch.step();
        Socket connected = line.connect();
        stage = Ending.Stage.SECURING;
        watch.step();
        Socket socket = line.secure(connected);
        try {
            stage = Ending.Stage.UPGRADING;
            watch.step();
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            Optional<Instant> peerTime = upgrade(in, out);
            stage = Ending.Stage.OPEN;
            FrameReader frames = new FrameReader(in, maxMessage);
            watch.open(frames::progress, queue::ping);
            threads.newThread(() -> write(new FrameWriter(out, random))).start();
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
        Upgrade upgrade = new Upgrade(dial, nonce);
        out.write(upgrade.request());
        out.flush();
        return upgrade.accept(in);
    }

    private void read(FrameReader frames, InputStream in) throws IOException {
        try {
            while (peerCode == Ending.NO_CODE) {
                take(frames.read());
            }
        } catch (ProtocolViolation e) {
            queue.close(ProtocolViolation.CODE);
            drain(in);
            throw e;
        }
        queue.close(peerCode == Frame.NO_CLOSE_CODE ? NORMAL : peerCode);
        drain(in);
    }

    private void take(Frame frame) throws ProtocolViolation {
        switch (frame.opcode()) {
            case Frame.TEXT:
                listener.received(utf8(frame.payload()));
                break;
            case Frame.PING:
                queue.pong(frame.payload());
                break;
            case Frame.PONG:
                queue.confirmed(frame.payload());
                break;
            case Frame.CLOSE:
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

    private void write(FrameWriter frames) {
        try {
            for (@Nullable Outgoing next = queue.take(); next != null; next = queue.take()) {
                frames.write(Frame.of(next));
                if (next.kind() == Outgoing.Kind.GOODBYE || !queue.isReady()) {
                    frames.flush();
                }
            }
        } catch (Throwable e) {
            // The reading thread ends the link and knows better why.
            cut();
        }
    }

    private static String utf8(byte[] payload) throws ProtocolViolation {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolViolation("text is not UTF-8");
        }
    }

    /** From any thread. While a name is being looked up no socket can be cut, so that end is announced from here. */
    private void cut() {
        Ending.Stage reached = stage;
        line.close();
        if (reached == Ending.Stage.CONNECTING) {
            end(watch.lostPatience() ? Ending.Cause.TIMEOUT : Ending.Cause.LOCAL, "nobody answered in time");
        }
    }

    private void end(Ending.Cause cause, String detail) {
        if (ended.compareAndSet(false, true)) {
            watch.end();
            queue.finish();
            line.close();
            Ending.Cause blamed = closedHere ? Ending.Cause.LOCAL : cause;
            listener.ended(new Ending(stage, blamed, peerCode, detail));
        }
    }

    private String message(Throwable e) {
        if (watch.lostPatience()) {
            return "the desktop does not answer";
        }
        if (e instanceof EOFException) {
            return "the desktop closed the connection";
        }
        @Nullable String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
