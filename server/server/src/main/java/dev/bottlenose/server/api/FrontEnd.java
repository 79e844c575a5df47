package dev.bottlenose.server.api;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.events.ServerEvent.Level;
import dev.bottlenose.server.history.FrontEndSink;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.util.Optional;
import java.util.OptionalLong;

/** One page, command or script at the other end of the API. Safe from any thread. */
final class FrontEnd implements LinkReceiver, FrontEndSink {
    private final FrontEndId id;
    private final Link link;
    private final Commands commands;
    private final ClientRegistry registry;
    private final boolean wantsEvents;
    private Runnable onClose = () -> {};

    /** @param wantsEvents false for a script that only asks: then it is sent answers and nothing else */
    FrontEnd(FrontEndId id, Link link, Commands commands, ClientRegistry registry, boolean wantsEvents) {
        this.id = id;
        this.link = link;
        this.commands = commands;
        this.registry = registry;
        this.wantsEvents = wantsEvents;
    }

    void onClose(Runnable action) {
        onClose = action;
    }

    void tell(ServerEvent event) {
        link.send(ApiMessages.serverEvent(EventJson.nameOf(event), EventJson.dataOf(event)));
    }

    @Override
    public void received(JsonText text) {
        JsonObject message;
        try {
            message = Json.parseObject(text);
        } catch (MalformedJsonException e) {
            link.send(ApiMessages.error("The message is " + e.getMessage() + "."));
            return;
        }
        if (message.string("event").orElse("").equals("exec")) {
            execute(message.object("payload").orElse(Json.object().build()));
        }
    }

    @Override
    public void closed(LinkEnd end) {
        onClose.run();
        registry.removeFrontEnd(id);
    }

    @Override
    public void writable() {
        registry.resume(id);
    }

    @Override
    public void deliver(ClientId app, JsonText message) {
        if (wantsEvents) {
            link.send(ApiMessages.clientMessage(app, message));
        }
    }

    @Override
    public void answer(FrontEndCall call, JsonText data) {
        link.send(ApiMessages.response(call.number(), data));
    }

    @Override
    public void missed(ClientId app, String plugin, long count) {
        if (wantsEvents) {
            tell(new ServerEvent.Notified(
                    Level.WARNING,
                    "Messages were dropped",
                    count + " older messages of " + (plugin.isEmpty() ? "the app" : "plugin " + plugin) + " ("
                            + app.value() + ") were dropped because the history is full. try: serve --history-mib"));
        }
    }

    @Override
    public boolean isWritable() {
        return link.isWritable();
    }

    private void execute(JsonObject payload) {
        OptionalLong number = payload.integer("id");
        Optional<String> command = payload.string("command");
        Optional<JsonArray> arguments = payload.array("args");
        if (number.isEmpty() || command.isEmpty()) {
            link.send(ApiMessages.error("An exec needs a whole number 'id' and a string 'command'."));
        } else if (arguments.isEmpty()) {
            link.send(ApiMessages.failure(number.getAsLong(), "Payload args argument is not an iterable."));
        } else {
            commands.run(
                    new CommandCall(new FrontEndCall(id, number.getAsLong()), arguments.get(), link), command.get());
        }
    }
}
