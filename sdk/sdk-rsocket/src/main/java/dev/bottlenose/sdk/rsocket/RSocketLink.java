package dev.bottlenose.sdk.rsocket;

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
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One RSocket connection from dialling to its end. The reading thread dials, reads and calls the listener; the writing thread
 * empties the {@link SendQueue}; {@link LinkWatchdog} cuts the {@link CancellableSocket} when the peer takes too long. A SETUP is not answered, so
 * a sign of life is asked for behind it: who returns that has accepted it.
 */
final class RSocketLink implements Link {
    private static final int BUFFER = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final ConnectRequest request;
    private final LinkListener listener;
    private final ThreadFactory threads;
    private final int maxMessage;

    private final CancellableSocket line;
    private final LinkWatchdog watch;
    private final RSocketStreams streams;
    private final SendQueue queue = new SendQueue();
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile LinkEnd.Stage stage = LinkEnd.Stage.CONNECTING;
    private volatile boolean closedHere;

    RSocketLink(
            ConnectRequest request,
            LinkListener listener,
            ThreadFactory threads,
            ScheduledExecutorService timers,
            LinkTimeouts timeouts,
            int maxMessage) {
        this.request = request;
        this.listener = listener;
        this.threads = threads;
        this.maxMessage = maxMessage;
        this.line = new CancellableSocket(request, timeouts.step());
        this.watch = new LinkWatchdog(timers, timeouts, this::cut);
        this.streams = new RSocketStreams(!request.security().isPresent());
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
        queue.close(LinkEnd.NO_CODE);
        if (stage == LinkEnd.Stage.OPEN) {
            watch.closing();
        } else {
            cut();
        }
    }

    @Override
    public String toString() {
        return request + " over RSocket";
    }

    private void run() {
        try {
            converse();
            end(LinkEnd.Cause.PEER, "the desktop closed the connection");
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
            RSocketFrameReader frames =
                    new RSocketFrameReader(new BufferedInputStream(socket.getInputStream(), BUFFER), maxMessage);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            write(RSocketFrame.setup(SetupPayload.fromQuery(request.query())), out);
            write(RSocketFrame.keepAlive(RSocketFrame.RESPOND, NOTHING), out);
            out.flush();
            RSocketFrame first = frames.read();
            if (first.type() == RSocketFrame.ERROR) {
                stage = LinkEnd.Stage.REFUSED;
                throw new IOException("the desktop refuses: " + first.message());
            }
            stage = LinkEnd.Stage.OPEN;
            watch.open(frames::progress, queue::ping);
            threads.newThread(() -> empty(out, socket)).start();
            listener.opened(Optional.empty());
            for (RSocketFrame frame = first; ; frame = frames.read()) {
                take(frame);
            }
        } finally {
            // Closing an SSLSocket may take as long as the peer likes.
            watch.closing();
            socket.close();
        }
    }

    private void take(RSocketFrame frame) throws IOException {
        switch (frame.type()) {
            case RSocketFrame.KEEPALIVE:
                if (frame.has(RSocketFrame.RESPOND)) {
                    queue.pong(frame.dataAfter(Long.BYTES));
                } else {
                    queue.confirmed(frame.dataAfter(Long.BYTES));
                }
                break;
            case RSocketFrame.REQUEST_FNF:
                listener.received(frame.text());
                break;
            case RSocketFrame.REQUEST_RESPONSE:
                listener.received(streams.asked(frame));
                break;
            case RSocketFrame.PAYLOAD:
                if (streams.isReply(frame)) {
                    listener.received(frame.text());
                }
                break;
            case RSocketFrame.CANCEL:
                streams.cancelled(frame.streamId());
                break;
            case RSocketFrame.ERROR:
                failed(frame);
                break;
            default:
                break;
        }
    }

    private void failed(RSocketFrame error) throws IOException {
        if (error.streamId() == RSocketFrame.CONNECTION) {
            throw new IOException("the desktop closed the connection: " + error.message());
        }
        if (streams.isReply(error)) {
            // What a desktop says that has no certificate to give.
            listener.received("{}");
        }
    }

    private void empty(DataOutputStream out, Socket socket) {
        try {
            for (@Nullable OutgoingMessage next = queue.take(); next != null; next = queue.take()) {
                Optional<RSocketFrame> frame = frameOf(next);
                if (frame.isPresent()) {
                    write(frame.get(), out);
                }
                if (next.kind() == OutgoingMessage.Kind.GOODBYE || !queue.isReady()) {
                    out.flush();
                }
            }
            // The desktop closes its side then; closing ours with bytes unread would reset the connection.
            socket.shutdownOutput();
        } catch (Throwable e) {
            // The reading thread ends the link and knows better why.
            cut();
        }
    }

    private Optional<RSocketFrame> frameOf(OutgoingMessage next) {
        switch (next.kind()) {
            case PING:
                return Optional.of(RSocketFrame.keepAlive(RSocketFrame.RESPOND, next.payload()));
            case PONG:
                return Optional.of(RSocketFrame.keepAlive(0, next.payload()));
            case MESSAGE:
                return streams.outgoing(next.text());
            default:
                return Optional.empty();
        }
    }

    private static void write(RSocketFrame frame, DataOutputStream out) throws IOException {
        int length = RSocketFrame.HEADER + frame.data().length;
        out.writeByte(length >> 16);
        out.writeShort(length);
        out.writeInt(frame.streamId());
        out.writeShort(frame.type() << 10 | frame.flags());
        out.write(frame.data());
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
            listener.ended(new LinkEnd(stage, blamed, LinkEnd.NO_CODE, detail));
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
