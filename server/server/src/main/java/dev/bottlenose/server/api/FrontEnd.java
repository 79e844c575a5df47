package dev.bottlenose.server.api;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.FrontEndMessage;
import dev.bottlenose.frontends.message.MessageTexts;
import dev.bottlenose.frontends.message.ServerMessage;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.clients.FrontEndSink;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;

/** One page, command or script at the other end of the API. Safe from any thread. */
final class FrontEnd implements LinkReceiver, FrontEndMessage.Handler, FrontEndSink {
    private final FrontEndId id;
    private final Link link;
    private final OperationTable operations;
    private final ClientRegistry registry;
    private final boolean wantsEvents;
    private Runnable onClose = () -> {};

    /** @param wantsEvents false for a script that only asks: then it is sent answers and nothing else */
    FrontEnd(FrontEndId id, Link link, OperationTable operations, ClientRegistry registry, boolean wantsEvents) {
        this.id = id;
        this.link = link;
        this.operations = operations;
        this.registry = registry;
        this.wantsEvents = wantsEvents;
    }

    void onClose(Runnable action) {
        onClose = action;
    }

    void publish(ServerEvent event) {
        link.send(new ServerMessage.Happened(event).toText());
    }

    @Override
    public void received(JsonText text) {
        FrontEndMessage.read(text).ifPresent(message -> message.handleBy(this));
    }

    @Override
    public void exec(FrontEndMessage.Exec exec) {
        operations.run(exec, new FrontEndCall(id, exec.number()), link);
    }

    @Override
    public void refused(FrontEndMessage.Refused refused) {
        link.send(new ServerMessage.Failed(refused.number(), refused.refusal()).toText());
    }

    @Override
    public void malformed(FrontEndMessage.Malformed malformed) {
        link.send(new ServerMessage.Objection(malformed.reason()).toText());
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
            link.send(MessageTexts.appMessage(app.value(), message));
        }
    }

    @Override
    public void answer(FrontEndCall call, JsonText data) {
        link.send(MessageTexts.response(call.number(), data));
    }

    @Override
    public void missed(ClientId app, String plugin, long count) {
        if (wantsEvents) {
            publish(new ServerEvent.Notified(
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
}
