package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.session.Event;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of one connection, and the events it has sent that the desktop has not confirmed.
 *
 * <p>A pong confirms everything sent before its ping, because every carrier preserves order. So whenever the queue is
 * empty a ping follows, one at a time, and when the connection breaks it is known which events may be lost.
 */
final class SendQueue {
    /** Queued messages, and their characters; answers may use as much again. */
    static final int MAX_MESSAGES = 2_000;

    static final int MAX_SIZE = 16_000_000;

    /** Beyond these limits the oldest sent event counts as confirmed, for desktops that do not answer pings. */
    private static final int MAX_UNCONFIRMED = 1_000;

    private static final int MAX_UNCONFIRMED_SIZE = 4_000_000;

    private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
    private int waitingSize;

    private final Deque<Event> unconfirmed = new ArrayDeque<>();
    private int unconfirmedSize;
    private long sent;
    private long pinged = -1;

    private byte @Nullable [] pong;
    private @Nullable OutgoingMessage closing;
    private boolean finished;

    /** Returns false if there is no room. */
    synchronized boolean event(Event event) {
        return add(OutgoingMessage.of(event), 1);
    }

    /** Answers and reports have more room than events. */
    synchronized void reply(String text) {
        add(OutgoingMessage.of(text), 2);
    }

    /** Answers a ping; if several are unanswered only the last, as RFC 6455 allows. */
    synchronized void pong(byte[] payload) {
        pong = payload;
        notifyAll();
    }

    /** Sends a ping, unless one is unanswered. */
    synchronized void ping() {
        if (pinged < 0) {
            pinged = sent;
            control(OutgoingMessage.ping(sent));
        }
    }

    /** The desktop has answered the ping with this payload. */
    synchronized void confirmed(byte[] pongPayload) {
        if (pongPayload.length != Long.BYTES || ByteBuffer.wrap(pongPayload).getLong() != pinged) {
            return;
        }
        while (!unconfirmed.isEmpty() && sent - unconfirmed.size() < pinged) {
            forgetOldest();
        }
        pinged = -1;
        notifyAll();
    }

    /** Everything queued is still sent, then a close and nothing more. */
    synchronized void close(int code) {
        if (closing == null) {
            closing = OutgoingMessage.close(code);
        }
        notifyAll();
    }

    /** The connection has ended. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Whether {@link #take} would return at once. */
    synchronized boolean isReady() {
        return finished || pong != null || !waiting.isEmpty() || closing != null || wantsConfirmation();
    }

    /** The next message; waits for one. Null after the close, or when the connection has ended. */
    synchronized @Nullable OutgoingMessage take() throws InterruptedException {
        while (!isReady()) {
            wait();
        }
        if (finished) {
            return null;
        }
        if (pong != null) {
            OutgoingMessage answer = OutgoingMessage.pong(pong);
            pong = null;
            return answer;
        }
        if (!waiting.isEmpty()) {
            OutgoingMessage next = next(waiting.removeFirst());
            if (isConfirmed()) {
                notifyAll(); // answers are not confirmed, so nothing else would wake awaitConfirmed
            }
            return next;
        }
        if (closing != null) {
            finished = true;
            return closing;
        }
        pinged = sent;
        return OutgoingMessage.ping(sent);
    }

    /** Waits until everything is sent and confirmed; false if that takes longer, or the connection ends. */
    synchronized boolean awaitConfirmed(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!finished && !isConfirmed()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return isConfirmed();
    }

    /** The events that the desktop may not have received, oldest first. */
    synchronized List<Event> undelivered() {
        List<Event> events = new ArrayList<>(unconfirmed);
        for (OutgoingMessage message : waiting) {
            message.event().ifPresent(events::add);
        }
        return events;
    }

    private boolean isConfirmed() {
        return waiting.isEmpty() && unconfirmed.isEmpty();
    }

    private boolean wantsConfirmation() {
        return pinged < 0 && !unconfirmed.isEmpty();
    }

    /** Also after the close, because events may be meant for a later connection. */
    private boolean add(OutgoingMessage message, int share) {
        int size = message.size();
        if (waiting.size() >= share * MAX_MESSAGES || waitingSize + (long) size > (long) share * MAX_SIZE) {
            return false;
        }
        waiting.addLast(message);
        waitingSize += size;
        notifyAll();
        return true;
    }

    private void control(OutgoingMessage ping) {
        waiting.addFirst(ping);
        notifyAll();
    }

    private OutgoingMessage next(OutgoingMessage message) {
        waitingSize -= message.size();
        message.event().ifPresent(this::remember);
        return message;
    }

    private void remember(Event event) {
        sent++;
        unconfirmed.addLast(event);
        unconfirmedSize += event.size();
        while (unconfirmed.size() > MAX_UNCONFIRMED || unconfirmedSize > MAX_UNCONFIRMED_SIZE) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        unconfirmedSize -= unconfirmed.removeFirst().size();
    }
}
