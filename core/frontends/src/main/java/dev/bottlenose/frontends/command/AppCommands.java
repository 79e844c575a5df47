package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.frontends.description.MessagePart;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Commands about apps, and messages to them. */
public final class AppCommands {
    /** The connected apps. */
    public static final Command<Nothing, List<ClientDescription>> LIST =
            new Command<>("client-list", Arguments.NONE, JsonForms.list(ClientDescription.FORM));

    /** Takes the client id. */
    public static final Command<String, Optional<ClientDescription>> FIND =
            new Command<>("client-find", Arguments.STRING, JsonForms.optional(ClientDescription.FORM));

    /** Sends an app a message and does not wait for an answer. An unknown app is ignored. */
    public static final Command<AppRequest, Nothing> REQUEST =
            new Command<>("client-request", AppRequest.ARGUMENTS, JsonForms.NOTHING);

    /** Sends an app a message and returns its answer, {@code {success}} or {@code {error}}. */
    public static final Command<AppRequest, JsonObject> REQUEST_RESPONSE =
            new Command<>("client-request-response", AppRequest.ARGUMENTS, JsonForms.OBJECT);

    /** The disconnected apps whose history is kept. */
    public static final Command<Nothing, List<ClientDescription>> DISCONNECTED =
            new Command<>("bottlenose-gone-clients", Arguments.NONE, JsonForms.list(ClientDescription.FORM));

    /** Sends the messages of a disconnected app as if the plugin had just been opened. */
    public static final Command<PluginOfApp, Nothing> OPEN_HISTORY =
            new Command<>("bottlenose-open-history", PluginOfApp.ARGUMENTS, JsonForms.NOTHING);

    /** Reads a message that was too large to be sent as it came, part by part. */
    public static final Command<PartOfMessage, MessagePart> MESSAGE_PART =
            new Command<>("bottlenose-message-part", PartOfMessage.ARGUMENTS, MessagePart.FORM);

    static final List<Command<?, ?>> ALL =
            List.of(LIST, FIND, REQUEST, REQUEST_RESPONSE, DISCONNECTED, OPEN_HISTORY, MESSAGE_PART);

    private AppCommands() {}
}
