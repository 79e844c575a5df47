package dev.bottlenose.frontends.message;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.JsonTextBuilder;
import dev.bottlenose.protocol.json.OutgoingText;
import dev.bottlenose.protocol.json.QuotingText;

/**
 * The texts of messages. An app's answer or message is put in as it came: never parsed and written again, because
 * most of what a server sends is that.
 */
public final class MessageTexts {
    /** Names of the messages. */
    static final String EXEC = "exec";

    static final String EXEC_RESPONSE = "exec-response";
    static final String EXEC_ERROR = "exec-response-error";
    static final String SERVER_EVENT = "server-event";
    static final String ERROR = "error";

    /** Names of their members. */
    static final String EVENT = "event";

    static final String PAYLOAD = "payload";
    static final String NUMBER = "id";
    static final String COMMAND = "command";
    static final String ARGUMENTS = "args";
    static final String DATA = "data";
    static final String MESSAGE = "message";

    private static final String RESPONSE =
            "{\"" + EVENT + "\":\"" + EXEC_RESPONSE + "\",\"" + PAYLOAD + "\":{\"" + NUMBER + "\":";
    private static final JsonText APP_MESSAGE = JsonText.of("{\"" + EVENT + "\":\"" + SERVER_EVENT + "\",\""
            + PAYLOAD + "\":{\"" + EVENT + "\":\"" + ServerEvent.MessageReceived.TYPE.name() + "\",\"" + DATA
            + "\":{\"id\":");
    private static final JsonText END_OF_APP_MESSAGE = JsonText.of("}}}");

    private MessageTexts() {}

    /** The answer to a command that returns nothing. */
    public static JsonText response(long number) {
        return JsonText.of(RESPONSE + number + "}}");
    }

    /** The answer to a command. */
    public static JsonText response(long number, JsonText data) {
        return new JsonTextBuilder(data.size() + 80)
                .raw(RESPONSE + number + ",\"" + DATA + "\":")
                .raw(data)
                .raw("}}")
                .build();
    }

    /** The text of a {@link ServerEvent.MessageReceived}; the app's message travels as a string, as on the original. */
    public static OutgoingText appMessage(String clientId, JsonText message) {
        JsonText head = new JsonTextBuilder(160)
                .raw(APP_MESSAGE)
                .quoted(clientId)
                .raw(",\"message\":")
                .build();
        return new QuotingText(head, message, END_OF_APP_MESSAGE);
    }

    static JsonText message(String name, JsonObject payload) {
        return Json.object().put(EVENT, name).put(PAYLOAD, payload).build().toText();
    }
}
