package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.session.Event;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message to send on a connection, or a control message: each carrier frames it its own way. */
public final class OutgoingMessage {
    private static final byte[] NOTHING = {};

    private final Kind kind;
    private final String text;
    private final byte[] payload;
    private final int code;
    private final @Nullable Event event;

    private OutgoingMessage(Kind kind, String text, byte[] payload, int code, @Nullable Event event) {
        this.kind = kind;
        this.text = text;
        this.payload = payload;
        this.code = code;
        this.event = event;
    }

    static OutgoingMessage of(String text) {
        return new OutgoingMessage(Kind.MESSAGE, text, NOTHING, 0, null);
    }

    static OutgoingMessage of(Event event) {
        return new OutgoingMessage(Kind.MESSAGE, event.text(), NOTHING, 0, event);
    }

    static OutgoingMessage ping(long number) {
        byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return new OutgoingMessage(Kind.PING, "", payload, 0, null);
    }

    static OutgoingMessage pong(byte[] payload) {
        return new OutgoingMessage(Kind.PONG, "", payload, 0, null);
    }

    static OutgoingMessage close(int code) {
        return new OutgoingMessage(Kind.CLOSE, "", NOTHING, code, null);
    }

    /** The event this message is, if it is one. */
    Optional<Event> event() {
        return Optional.ofNullable(event);
    }

    /** In characters; control messages do not count. */
    int size() {
        return text.length();
    }

    public Kind kind() {
        return kind;
    }

    /** Of a message. */
    public String text() {
        return text;
    }

    /** Of a ping, whose pong has the same, or of a pong. Not a copy. */
    public byte[] payload() {
        return payload;
    }

    /** Of a close: the code of RFC 6455. */
    public int code() {
        return code;
    }

    /** What a message is. */
    public enum Kind {
        MESSAGE,
        /** Requests a pong. */
        PING,
        /** Answers a ping. */
        PONG,
        /** The last message. */
        CLOSE
    }
}
