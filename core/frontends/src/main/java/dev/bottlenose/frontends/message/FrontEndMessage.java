package dev.bottlenose.frontends.message;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.ParseLimits;
import java.util.Optional;
import java.util.OptionalLong;

/** A message from a front end to a server, as the server reads it. */
public sealed interface FrontEndMessage {
    /** Does what the message asks for. */
    void handleBy(Handler handler);

    /** Handles each kind of message. */
    interface Handler {
        void exec(Exec exec);

        void refused(Refused refused);

        void malformed(Malformed malformed);
    }

    /**
     * A command to run.
     *
     * @param number under which the front end expects the answer
     */
    record Exec(long number, String command, JsonArray arguments) implements FrontEndMessage {
        /** The message as it goes on the wire. */
        public JsonText toText() {
            return MessageTexts.message(
                    MessageTexts.EXEC,
                    Json.object()
                            .put(MessageTexts.NUMBER, number)
                            .put(MessageTexts.COMMAND, command)
                            .put(MessageTexts.ARGUMENTS, arguments)
                            .build());
        }

        @Override
        public void handleBy(Handler handler) {
            handler.exec(this);
        }
    }

    /** A command that cannot be run. */
    record Refused(long number, Refusal refusal) implements FrontEndMessage {
        @Override
        public void handleBy(Handler handler) {
            handler.refused(this);
        }
    }

    /** A text that is no message. */
    record Malformed(String reason) implements FrontEndMessage {
        @Override
        public void handleBy(Handler handler) {
            handler.malformed(this);
        }
    }

    /** Large arguments stay texts: most of a large message is what an app will be sent. */
    ParseLimits LIMITS = new ParseLimits(10_000, 3, 16 << 10);

    /** Reads a message; empty for one that servers ignore. */
    static Optional<FrontEndMessage> read(JsonText text) {
        JsonObject message;
        try {
            message = text.size() > LIMITS.rawBytes() ? Json.parseObject(text, LIMITS) : Json.parseObject(text);
        } catch (MalformedJsonException e) {
            return Optional.of(new Malformed("The message is " + e.getMessage() + "."));
        }
        return message.string(MessageTexts.EVENT).orElse("").equals(MessageTexts.EXEC)
                ? Optional.of(exec(message.object(MessageTexts.PAYLOAD)
                        .orElseGet(() -> Json.object().build())))
                : Optional.empty();
    }

    private static FrontEndMessage exec(JsonObject payload) {
        OptionalLong number = payload.integer(MessageTexts.NUMBER);
        Optional<String> command = payload.string(MessageTexts.COMMAND);
        Optional<JsonArray> arguments = payload.array(MessageTexts.ARGUMENTS);
        if (number.isEmpty() || command.isEmpty()) {
            return new Malformed("An exec needs a whole number 'id' and a string 'command'.");
        }
        return arguments
                .<FrontEndMessage>map(given -> new Exec(number.getAsLong(), command.get(), given))
                .orElseGet(() ->
                        new Refused(number.getAsLong(), new Refusal("Payload args argument is not an iterable.")));
    }
}
