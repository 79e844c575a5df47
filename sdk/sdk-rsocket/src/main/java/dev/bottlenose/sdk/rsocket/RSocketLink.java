package dev.bottlenose.sdk.rsocket;

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
 * empties the {@link SendQueue}; {@link Watch} cuts the {@link Line} when the peer takes too long. A SETUP is not answered, so
 * a sign of life is asked for behind it: who returns that has accepted it.
 */
final class RSocketLink implements Link {
    private static final int BUFFER = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final Dial dial;
    private final LinkListener listener;
    private final ThreadFactory threads;
    private final int maxMessage;

    private final Line line;
    private final Watch watch;
    private final Streams streams;
    private final SendQueue queue = new SendQueue();
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile Ending.Stage stage = Ending.Stage.CONNECTING;
    private volatile boolean closedHere;

    RSocketLink(
            Dial dial,
            LinkListener listener,
            ThreadFactory threads,
            ScheduledExecutorService timers,
            Patience patience,
            int maxMessage) {
        this.dial = dial;
        this.listener = listener;
        this.threads = threads;
        this.maxMessage = maxMessage;
        this.line = new Line(dial, patience.step());
        this.watch = new Watch(timers, patience, this::cut);
        this.streams = new Streams(!dial.security().isPresent());
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
        queue.close(Ending.NO_CODE);
        if (stage == Ending.Stage.OPEN) {
            watch.closing();
        } else {
            cut();
        }
    }

    @Override
    public String toString() {
        return dial + " over RSocket";
    }

    private void run() {
        try {
            converse();
            end(Ending.Cause.PEER, "the desktop closed the connection");
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
            FrameReader frames = new FrameReader(new BufferedInputStream(socket.getInputStream(), BUFFER), maxMessage);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            write(Frame.setup(Introduction.fromQuery(dial.query())), out);
            write(Frame.keepAlive(Frame.RESPOND, NOTHING), out);
            out.flush();
            Frame first = frames.read();
            if (first.type() == Frame.ERROR) {
                stage = Ending.Stage.REFUSED;
                throw new IOException("the desktop refuses: " + first.message());
            }
            stage = Ending.Stage.OPEN;
            watch.open(frames::progress, queue::ping);
            threads.newThread(() -> empty(out, socket)).start();
            listener.opened(Optional.empty());
            for (Frame frame = first; ; frame = frames.read()) {
                take(frame);
            }
        } finally {
            // Closing an SSLSocket may take as long as the peer likes.
            watch.closing();
            socket.close();
        }
    }

    private void take(Frame frame) throws IOException {
        switch (frame.type()) {
            case Frame.KEEPALIVE:
                if (frame.has(Frame.RESPOND)) {
                    queue.pong(frame.dataAfter(Long.BYTES));
                } else {
                    queue.confirmed(frame.dataAfter(Long.BYTES));
                }
                break;
            case Frame.REQUEST_FNF:
                listener.received(frame.text());
                break;
            case Frame.REQUEST_RESPONSE:
                listener.received(streams.asked(frame));
                break;
            case Frame.PAYLOAD:
                if (streams.isReply(frame)) {
                    listener.received(frame.text());
                }
                break;
            case Frame.CANCEL:
                streams.cancelled(frame.streamId());
                break;
            case Frame.ERROR:
                failed(frame);
                break;
            default:
                break;
        }
    }

    private void failed(Frame error) throws IOException {
        if (error.streamId() == Frame.CONNECTION) {
            throw new IOException("the desktop closed the connection: " + error.message());
        }
        if (streams.isReply(error)) {
            // What a desktop says that has no certificate to give.
            listener.received("{}");
        }
    }

    private void empty(DataOutputStream out, Socket socket) {
        try {
            for (@Nullable Outgoing next = queue.take(); next != null; next = queue.take()) {
                Optional<Frame> frame = frameOf(next);
                if (frame.isPresent()) {
                    write(frame.get(), out);
                }
                if (next.kind() == Outgoing.Kind.GOODBYE || !queue.isReady()) {
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

    private Optional<Frame> frameOf(Outgoing next) {
        switch (next.kind()) {
            case PING:
                return Optional.of(Frame.keepAlive(Frame.RESPOND, next.payload()));
            case PONG:
                return Optional.of(Frame.keepAlive(0, next.payload()));
            case MESSAGE:
                return streams.outgoing(next.text());
            default:
                return Optional.empty();
        }
    }

    private static void write(Frame frame, DataOutputStream out) throws IOException {
        int length = Frame.HEADER + frame.data().length;
        out.writeByte(length >> 16);
        out.writeShort(length);
        out.writeInt(frame.streamId());
        out.writeShort(frame.type() << 10 | frame.flags());
        out.write(frame.data());
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
            listener.ended(new Ending(stage, blamed, Ending.NO_CODE, detail));
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
