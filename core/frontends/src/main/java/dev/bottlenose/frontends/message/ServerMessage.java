package dev.bottlenose.frontends.message;

import dev.bottlenose.frontends.event.EventReader;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.OptionalLong;

/** A message from a server to a front end. */
public sealed interface ServerMessage {
    /** The message as it goes on the wire. */
    JsonText toText();

    /** Does what the message asks for. */
    void handleBy(Handler handler);

    /** Handles each kind of message. */
    interface Handler {
        void response(Response response);

        void failed(Failed failed);

        void happened(Happened happened);

        void objection(Objection objection);

        /** A message of a kind that front ends ignore. */
        void unknown(Unknown unknown);
    }

    /**
     * The answer to a command.
     *
     * @param data null where there is none
     */
    record Response(long number, Json data) implements ServerMessage {
        @Override
        public JsonText toText() {
            return data instanceof JsonNull
                    ? MessageTexts.response(number)
                    : MessageTexts.response(number, data.toText());
        }

        @Override
        public void handleBy(Handler handler) {
            handler.response(this);
        }
    }

    /** The server did not run a command. */
    record Failed(long number, Refusal refusal) implements ServerMessage {
        @Override
        public JsonText toText() {
            JsonObject.Builder payload = Json.object().put(MessageTexts.NUMBER, number);
            refusal.putTo(payload);
            return MessageTexts.message(MessageTexts.EXEC_ERROR, payload.build());
        }

        @Override
        public void handleBy(Handler handler) {
            handler.failed(this);
        }
    }

    /** Something happened that every front end is sent. */
    record Happened(ServerEvent event) implements ServerMessage {
        @Override
        public JsonText toText() {
            return MessageTexts.message(
                    MessageTexts.SERVER_EVENT,
                    Json.object()
                            .put(MessageTexts.EVENT, event.name())
                            .put(MessageTexts.DATA, event.data())
                            .build());
        }

        @Override
        public void handleBy(Handler handler) {
            handler.happened(this);
        }
    }

    /** The server cannot read what the front end sent. */
    record Objection(String message) implements ServerMessage {
        @Override
        public JsonText toText() {
            return MessageTexts.message(
                    MessageTexts.ERROR,
                    Json.object().put(MessageTexts.MESSAGE, message).build());
        }

        @Override
        public void handleBy(Handler handler) {
            handler.objection(this);
        }
    }

    /** A message without a meaning here, as it came. */
    record Unknown(JsonText text) implements ServerMessage {
        @Override
        public JsonText toText() {
            return text;
        }

        @Override
        public void handleBy(Handler handler) {
            handler.unknown(this);
        }
    }

    /**
     * Reads a message.
     *
     * @throws MalformedJsonException if the text is not a JSON object
     */
    static ServerMessage read(JsonText text) throws MalformedJsonException {
        JsonObject message = Json.parseObject(text);
        JsonObject payload = message.object(MessageTexts.PAYLOAD)
                .orElseGet(() -> Json.object().build());
        OptionalLong number = payload.integer(MessageTexts.NUMBER);
        String name = message.string(MessageTexts.EVENT).orElse("");
        if (name.equals(MessageTexts.EXEC_RESPONSE) && number.isPresent()) {
            return new Response(
                    number.getAsLong(), payload.get(MessageTexts.DATA).orElse(JsonNull.NULL));
        } else if (name.equals(MessageTexts.EXEC_ERROR) && number.isPresent()) {
            return new Failed(number.getAsLong(), Refusal.of(payload));
        } else if (name.equals(MessageTexts.SERVER_EVENT)
                && payload.string(MessageTexts.EVENT).isPresent()) {
            return new Happened(EventReader.read(
                    payload.string(MessageTexts.EVENT).orElseThrow(),
                    payload.get(MessageTexts.DATA).orElse(JsonNull.NULL)));
        } else if (name.equals(MessageTexts.ERROR)
                && payload.string(MessageTexts.MESSAGE).isPresent()) {
            return new Objection(payload.string(MessageTexts.MESSAGE).orElseThrow());
        }
        return new Unknown(text);
    }
}
