package dev.bottlenose.sdk.carrier;

import java.nio.ByteBuffer;

/** The next thing to be sent on a connection; each carrier has a form of its own for it. */
public final class OutgoingMessage {
    private static final byte[] NOTHING = {};

    private final Kind kind;
    private final String text;
    private final byte[] payload;
    private final int code;

    private OutgoingMessage(Kind kind, String text, byte[] payload, int code) {
        this.kind = kind;
        this.text = text;
        this.payload = payload;
        this.code = code;
    }

    static OutgoingMessage message(String text) {
        return new OutgoingMessage(Kind.MESSAGE, text, NOTHING, 0);
    }

    static OutgoingMessage ping(long number) {
        byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return new OutgoingMessage(Kind.PING, "", payload, 0);
    }

    static OutgoingMessage pong(byte[] payload) {
        return new OutgoingMessage(Kind.PONG, "", payload, 0);
    }

    static OutgoingMessage goodbye(int code) {
        return new OutgoingMessage(Kind.GOODBYE, "", NOTHING, code);
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

    /** Of a goodbye: the close code of RFC 6455. */
    public int code() {
        return code;
    }

    /** What it is. */
    public enum Kind {
        MESSAGE,
        /** Asks for a sign of life. */
        PING,
        /** Is one. */
        PONG,
        /** Nothing comes after it. */
        GOODBYE
    }
}
