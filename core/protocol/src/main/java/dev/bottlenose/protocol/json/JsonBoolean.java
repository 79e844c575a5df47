package dev.bottlenose.protocol.json;

/** {@code true} or {@code false}. */
public record JsonBoolean(boolean value) implements Json {
    @Override
    public void writeTo(JsonTextBuilder text) {
        text.raw(toString());
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
