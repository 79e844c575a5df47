package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonBoolean;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of values that are not descriptions. */
public final class JsonForms {
    /** Any JSON, as it is. */
    public static final JsonForm<Json> ANY = JsonForm.of(json -> json, json -> json);

    public static final JsonForm<JsonObject> OBJECT = JsonForm.of(object -> object, JsonForms::object);

    public static final JsonForm<String> STRING = JsonForm.of(JsonString::new, JsonForms::string);

    public static final JsonForm<Boolean> BOOLEAN = JsonForm.of(Json::of, JsonForms::bool);

    /** No value: null, or no JSON at all. */
    public static final JsonForm<Nothing> NOTHING = JsonForm.of(nothing -> JsonNull.NULL, json -> Nothing.NOTHING);

    private JsonForms() {}

    public static <T> JsonForm<List<T>> list(JsonForm<T> element) {
        return JsonForm.of(
                values -> Json.array(values.stream().map(element::write).toList()), json -> {
                    if (!(json instanceof JsonArray array)) {
                        throw new MalformedJsonException("not a list");
                    }
                    List<T> values = new ArrayList<>();
                    for (Json one : array.elements()) {
                        values.add(element.read(one));
                    }
                    return List.copyOf(values);
                });
    }

    /** A value that may be absent: then null, or no JSON at all. */
    public static <T> JsonForm<Optional<T>> optional(JsonForm<T> form) {
        return JsonForm.of(
                value -> value.map(form::write).orElse(JsonNull.NULL),
                json -> json instanceof JsonNull ? Optional.empty() : Optional.of(form.read(json)));
    }

    private static JsonObject object(Json json) throws MalformedJsonException {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new MalformedJsonException("not an object");
    }

    private static String string(Json json) throws MalformedJsonException {
        if (json instanceof JsonString string) {
            return string.value();
        }
        throw new MalformedJsonException("not a string");
    }

    private static boolean bool(Json json) throws MalformedJsonException {
        if (json instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw new MalformedJsonException("not a boolean");
    }
}
