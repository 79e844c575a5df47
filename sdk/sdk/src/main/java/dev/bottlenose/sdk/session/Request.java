package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.wire.MessageKeys;
import org.jspecify.annotations.Nullable;

/** One message from the desktop. Unknown members are ignored. */
final class Request {
    private final @Nullable Long id;
    private final @Nullable String method;
    private final FlipperObject params;

    private Request(@Nullable Long id, @Nullable String method, FlipperObject params) {
        this.id = id;
        this.method = method;
        this.params = params;
    }

    /** @throws IllegalArgumentException if the text is not a JSON object, or its id is not an integer */
    static Request parse(String text) {
        FlipperObject message = FlipperObject.parse(text);
        @Nullable Object id = message.get(MessageKeys.ID);
        if (id != null && !(id instanceof Long)) {
            throw new IllegalArgumentException("message id is not an integer: " + id);
        }
        @Nullable Object method = message.get(MessageKeys.METHOD);
        return new Request(
                (Long) id, method instanceof String ? (String) method : null, message.getObject(MessageKeys.PARAMS));
    }

    @Nullable
    Long id() {
        return id;
    }

    /** Null if the message is not a request but, for instance, an answer. */
    @Nullable
    String method() {
        return method;
    }

    FlipperObject params() {
        return params;
    }

    /** A member of the parameters; empty if it is missing. */
    String param(String key) {
        @Nullable String value = params.getString(key);
        return value == null ? "" : value;
    }
}
