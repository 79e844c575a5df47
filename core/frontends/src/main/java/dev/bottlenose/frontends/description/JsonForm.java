package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.function.Function;

/** How values of a type are written as JSON and read again. Reading what was written gives an equal value. */
public interface JsonForm<T> {
    /** Reads one value. */
    interface Reader<T> {
        /**
         * Reads one value.
         *
         * @throws MalformedJsonException if the JSON has another form
         */
        T read(Json json) throws MalformedJsonException;
    }

    Json write(T value);

    /**
     * Reads one value.
     *
     * @throws MalformedJsonException if the JSON has another form
     */
    T read(Json json) throws MalformedJsonException;

    /** The form of values that wrap those of this form. */
    default <U> JsonForm<U> map(Function<T, U> wrap, Function<U, T> unwrap) {
        return of(value -> write(unwrap.apply(value)), json -> wrap.apply(read(json)));
    }

    static <T> JsonForm<T> of(Function<T, Json> writer, Reader<T> reader) {
        return new JsonForm<>() {
            @Override
            public Json write(T value) {
                return writer.apply(value);
            }

            @Override
            public T read(Json json) throws MalformedJsonException {
                return reader.read(json);
            }
        };
    }
}
