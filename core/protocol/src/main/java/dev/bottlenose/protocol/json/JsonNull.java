package dev.bottlenose.protocol.json;

/** {@code null}. */
public enum JsonNull implements Json {
    NULL;

    @Override
    public void writeTo(JsonTextBuilder text) {
        text.raw("null");
    }

    @Override
    public String toString() {
        return "null";
    }
}
