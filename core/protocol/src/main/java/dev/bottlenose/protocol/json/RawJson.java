package dev.bottlenose.protocol.json;

/**
 * A JSON value that stays the text it came as. Stands for a value that is only passed on, so that its size costs no more than
 * its bytes.
 *
 * @param text exactly one well-formed JSON value, without blanks around it
 */
public record RawJson(JsonText text) implements Json {
    @Override
    public boolean isObject() {
        return text.size() > 0 && text.bytes()[0] == '{';
    }

    @Override
    public void writeTo(JsonTextBuilder builder) {
        builder.raw(text);
    }

    @Override
    public JsonText toText() {
        return text;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
