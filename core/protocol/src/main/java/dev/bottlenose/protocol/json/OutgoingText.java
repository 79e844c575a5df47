package dev.bottlenose.protocol.json;

/** A JSON text that may be assembled only when its bytes are written. Immutable; safe from any thread. */
public sealed interface OutgoingText permits JsonText, QuotingText {
    /** In bytes of UTF-8. */
    int size();

    /** Writes all bytes, in order. */
    void writeTo(ByteSink sink);

    /** The whole text. */
    JsonText toText();
}
