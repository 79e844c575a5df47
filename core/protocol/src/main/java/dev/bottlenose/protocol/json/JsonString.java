package dev.bottlenose.protocol.json;

/** A JSON string, by its value. */
public record JsonString(String value) implements Json {
    @Override
    public void writeTo(JsonTextBuilder text) {
        text.quoted(value);
    }

    @Override
    public String toString() {
        return toText().toString();
    }
}
