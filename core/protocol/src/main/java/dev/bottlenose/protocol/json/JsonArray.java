package dev.bottlenose.protocol.json;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<Json> elements) implements Json {
    public JsonArray {
        elements = List.copyOf(elements);
    }

    /** The elements that are strings; others are left out. */
    public List<String> strings() {
        return elements.stream()
                .filter(JsonString.class::isInstance)
                .map(element -> ((JsonString) element).value())
                .toList();
    }

    /** The elements that are objects. */
    public List<JsonObject> objects() {
        return elements.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    @Override
    public void writeTo(JsonTextBuilder text) {
        String separator = "[";
        for (Json element : elements) {
            text.raw(separator);
            element.writeTo(text);
            separator = ",";
        }
        text.raw(elements.isEmpty() ? "[]" : "]");
    }

    @Override
    public String toString() {
        return toText().toString();
    }
}
