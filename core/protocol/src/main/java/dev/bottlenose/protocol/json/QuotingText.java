package dev.bottlenose.protocol.json;

/** A text with another text in it as a string. Forwarding a large message this way takes no second copy of it. */
public final class QuotingText implements OutgoingText {
    private final JsonText head;
    private final JsonText quoted;
    private final JsonText tail;
    private final int size;

    /** @throws ArithmeticException if the text would be larger than 2 GiB */
    public QuotingText(JsonText head, JsonText quoted, JsonText tail) {
        this.head = head;
        this.quoted = quoted;
        this.tail = tail;
        this.size = Math.addExact(Math.addExact(head.size(), tail.size()), quoted.quotedSize());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void writeTo(ByteSink sink) {
        head.writeTo(sink);
        Quotation.write(quoted.bytes(), sink);
        tail.writeTo(sink);
    }

    @Override
    public JsonText toText() {
        return new JsonTextBuilder(size).raw(head).quoted(quoted).raw(tail).build();
    }
}
