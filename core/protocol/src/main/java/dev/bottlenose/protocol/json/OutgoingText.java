package dev.bottlenose.protocol.json;

/** A JSON text that may not be put together before its bytes are wanted. Immutable; safe from any thread. */
public sealed interface OutgoingText permits JsonText, QuotingText {
    /** In bytes of UTF-8. */
    int size();

    /** Hands over all bytes, in order. */
    void writeTo(ByteSink sink);

    /** The whole text. */
    JsonText toText();
}
