package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkListener;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection over a blocking socket, from connecting to its end; what its bytes mean is up to a {@link Framing}.
 * The reading thread connects, reads and calls the listener; the writing thread empties the {@link SendQueue}; {@link
 * LinkWatchdog} cancels the {@link CancellableSocket} when the desktop takes too long.
 */
public final class SocketLink implements Link {
    /** "Going away", which is what Flipper's own clients send. */
    private static final int GOING_AWAY = 1001;

    private final ConnectRequest request;
    private final LinkListener listener;
    private final Framing.Factory framings;
    private final ThreadFactory threads;

    private final CancellableSocket socket;
    private final LinkWatchdog watchdog;
    private final SendQueue queue = new SendQueue();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** How far it came. Written by the reading thread only. */
    private volatile LinkEnd.Stage stage = LinkEnd.Stage.CONNECTING;

    private volatile boolean closedHere;

    /** {@link LinkEnd#NO_CODE} until the desktop closes. Only the reading thread touches it before the end. */
    private int peerCode = LinkEnd.NO_CODE;

    /**
     * A link that {@link #start} will connect.
     *
     * @param threads makes the two threads
     */
    public SocketLink(
            ConnectRequest request,
            LinkListener listener,
            Framing.Factory framings,
            ThreadFactory threads,
            ScheduledExecutorService timers,
            LinkTimeouts timeouts) {
        this.request = request;
        this.listener = listener;
        this.framings = framings;
        this.threads = threads;
        this.socket = new CancellableSocket(request, timeouts.step());
        this.watchdog = new LinkWatchdog(timers, timeouts, this::cancel);
    }

    /** Connects, on a thread of its own. */
    public void start() {
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
            watchdog.closing();
        } else {
            cancel();
        }
    }

    /** The host and port it connects to. */
    @Override
    public String toString() {
        return request.toString();
    }

    private void run() {
        try {
            converse();
            end(LinkEnd.Cause.PEER, "the desktop closed the connection");
        } catch (RefusedException e) {
            stage = LinkEnd.Stage.REFUSED;
            end(LinkEnd.Cause.PEER, describe(e));
        } catch (Throwable e) {
            // Whatever it is, an OutOfMemoryError over a huge message included: it must not reach the app.
            end(watchdog.timedOut() ? LinkEnd.Cause.TIMEOUT : LinkEnd.Cause.PEER, describe(e));
        }
    }

    private void converse() throws IOException {
        watchdog.step();
        Socket connected = socket.connect();
        stage = LinkEnd.Stage.SECURING;
        watchdog.step();
        Socket secured = socket.secure(connected);
        try {
            stage = LinkEnd.Stage.UPGRADING;
            watchdog.step();
            Streams streams = new Streams(request, secured);
            Framing framing = framings.create(streams);
            Optional<Instant> peerTime = framing.open();
            stage = LinkEnd.Stage.OPEN;
            watchdog.open(framing::progress, queue::ping);
            threads.newThread(() -> write(framing, secured)).start();
            listener.opened(peerTime);
            read(framing, streams);
        } finally {
            // Closing an SSLSocket may take as long as the peer likes.
            watchdog.closing();
            secured.close();
        }
    }

    private void read(Framing framing, Streams streams) throws IOException {
        FrameListener frames = new Incoming();
        try {
            while (peerCode == LinkEnd.NO_CODE) {
                framing.read(frames);
            }
        } catch (ProtocolViolation e) {
            if (e.closeCode() != LinkEnd.NO_CODE) {
                closeAndDrain(e.closeCode(), streams);
            }
            throw e;
        }
        closeAndDrain(peerCode, streams);
    }

    /** The server closes the TCP connection first; closing it with bytes unread would reset it. */
    private void closeAndDrain(int code, Streams streams) {
        queue.close(code);
        watchdog.closing();
        streams.drain();
    }

    private void write(Framing framing, Socket secured) {
        try {
            for (@Nullable OutgoingMessage next = queue.take(); next != null; next = queue.take()) {
                framing.write(next);
                if (next.kind() == OutgoingMessage.Kind.CLOSE || !queue.isReady()) {
                    framing.flush();
                }
            }
            if (framing.endsByClosingOutput()) {
                secured.shutdownOutput();
            }
        } catch (Throwable e) {
            // The reading thread ends the link, with the more precise cause.
            cancel();
        }
    }

    /** From any thread. While a name is being looked up no socket can be cancelled, so that end is announced from here. */
    private void cancel() {
        LinkEnd.Stage reached = stage;
        socket.close();
        if (reached == LinkEnd.Stage.CONNECTING) {
            end(watchdog.timedOut() ? LinkEnd.Cause.TIMEOUT : LinkEnd.Cause.LOCAL, "no connection in time");
        }
    }

    private void end(LinkEnd.Cause cause, String detail) {
        if (ended.compareAndSet(false, true)) {
            watchdog.end();
            queue.finish();
            socket.close();
            LinkEnd.Cause blamed = closedHere ? LinkEnd.Cause.LOCAL : cause;
            listener.ended(new LinkEnd(stage, blamed, peerCode, detail));
        }
    }

    private String describe(Throwable e) {
        if (watchdog.timedOut()) {
            return "the desktop does not answer";
        }
        if (e instanceof EOFException) {
            return "the desktop closed the connection";
        }
        @Nullable String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    /** On the reading thread. */
    private final class Incoming implements FrameListener {
        @Override
        public void message(String text) {
            listener.received(text);
        }

        @Override
        public void ping(byte[] payload) {
            queue.pong(payload);
        }

        @Override
        public void pong(byte[] payload) {
            queue.confirmed(payload);
        }

        @Override
        public void close(int code) {
            peerCode = code;
        }
    }
}
