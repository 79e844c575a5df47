package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonNumber;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.transport.Link;
import java.util.Optional;
import java.util.OptionalLong;

/** A command that a front end wants run. It is to be answered once, now or later, from any thread. */
record CommandCall(FrontEndCall call, JsonArray arguments, Link link) {
    /** Done, and there is nothing to say. */
    void answer() {
        link.send(ApiMessages.response(call.number()));
    }

    void answer(Json data) {
        link.send(ApiMessages.response(call.number(), data.toText()));
    }

    void fail(String message) {
        link.send(ApiMessages.failure(call.number(), message));
    }

    /** @throws ArgumentException if there is no such argument or it is not a string */
    String string(int index) throws ArgumentException {
        if (argument(index).orElse(null) instanceof JsonString string) {
            return string.value();
        }
        throw new ArgumentException("Argument " + (index + 1) + " must be a string.");
    }

    /** @throws ArgumentException if there is no such argument or it is not a whole number */
    int integer(int index) throws ArgumentException {
        OptionalLong value =
                argument(index).orElse(null) instanceof JsonNumber number ? number.integer() : OptionalLong.empty();
        if (value.isPresent() && value.getAsLong() == (int) value.getAsLong()) {
            return (int) value.getAsLong();
        }
        throw new ArgumentException("Argument " + (index + 1) + " must be a whole number.");
    }

    /** Whether the argument is there and true. */
    boolean flag(int index) {
        return argument(index).filter(Json.of(true)::equals).isPresent();
    }

    /** @throws ArgumentException if there is no such argument or it is not an object */
    JsonObject object(int index) throws ArgumentException {
        if (argument(index).orElse(null) instanceof JsonObject object) {
            return object;
        }
        throw new ArgumentException("Argument " + (index + 1) + " must be an object.");
    }

    Optional<Json> argument(int index) {
        return index < arguments.elements().size()
                ? Optional.of(arguments.elements().get(index))
                : Optional.empty();
    }

    /** The front end called a command with other arguments than it takes. */
    static final class ArgumentException extends Exception {
        private static final long serialVersionUID = 1L;

        ArgumentException(String message) {
            super(message);
        }
    }
}
