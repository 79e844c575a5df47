package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.function.Function;

/** A required member of the JSON object that stands for a {@code T}. */
public record Member<T, V>(String name, JsonForm<V> form, Function<T, V> getter) {
    /** How an object with two members becomes a value. */
    public interface Two<A, B, T> {
        T make(A first, B second);
    }

    /** How an object with three members becomes a value. */
    public interface Three<A, B, C, T> {
        T make(A first, B second, C third);
    }

    public static <T, V> Member<T, V> of(String name, JsonForm<V> form, Function<T, V> getter) {
        return new Member<>(name, form, getter);
    }

    /** The form of an object with one member. */
    public static <T, A> JsonForm<T> object(Member<T, A> first, Function<A, T> maker) {
        return JsonForm.of(value -> first.putTo(Json.object(), value).build(), json -> maker.apply(first.of(json)));
    }

    /** The form of an object with two members. */
    public static <T, A, B> JsonForm<T> object(Member<T, A> first, Member<T, B> second, Two<A, B, T> maker) {
        return JsonForm.of(
                value -> second.putTo(first.putTo(Json.object(), value), value).build(),
                json -> maker.make(first.of(json), second.of(json)));
    }

    /** The form of an object with three members. */
    public static <T, A, B, C> JsonForm<T> object(
            Member<T, A> first, Member<T, B> second, Member<T, C> third, Three<A, B, C, T> maker) {
        return JsonForm.of(
                value -> third.putTo(second.putTo(first.putTo(Json.object(), value), value), value)
                        .build(),
                json -> maker.make(first.of(json), second.of(json), third.of(json)));
    }

    private JsonObject.Builder putTo(JsonObject.Builder builder, T value) {
        return builder.put(name, form.write(getter.apply(value)));
    }

    private V of(Json json) throws MalformedJsonException {
        return Members.of(json).member(name, form);
    }
}
