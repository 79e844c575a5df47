package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.description.LargeMessage;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.FrontEndMessage;
import dev.bottlenose.frontends.message.MessageTexts;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.message.ServerMessage;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.clients.FrontEndSink;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.server.history.KeptMessage;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.util.function.Consumer;

/** One page, command or script at the other end of the API. Safe from any thread. */
final class FrontEnd implements LinkReceiver, FrontEndMessage.Handler, FrontEndSink {
    /**
     * What a front end asks for in the query of its address.
     *
     * @param events false for a script that only asks: then it is sent answers and nothing else
     * @param openedOnly whether it is sent the messages of plugins that it opens, and no others
     * @param largest of the messages of apps that it is sent, in bytes
     */
    record Wishes(boolean events, boolean openedOnly, long largest) {}

    private final FrontEndId id;
    private final Link link;
    private final OperationTable operations;
    private final ClientRegistry registry;
    private final boolean wantsEvents;
    private final long largest;
    private final LineGate lines = new LineGate();
    private volatile boolean followsAllApps;
    private Consumer<LinkEnd> onClose = end -> {};

    FrontEnd(FrontEndId id, Link link, OperationTable operations, ClientRegistry registry, Wishes wishes) {
        this.id = id;
        this.link = link;
        this.operations = operations;
        this.registry = registry;
        this.wantsEvents = wishes.events();
        this.largest = wishes.largest();
        this.followsAllApps = wishes.events() && !wishes.openedOnly();
    }

    void onClose(Consumer<LinkEnd> action) {
        onClose = action;
    }

    void publish(ServerEvent event) {
        if (lines.admits(event, link.isWritable())) {
            link.send(new ServerMessage.Happened(event).toText());
        }
    }

    @Override
    public void received(JsonText text) {
        FrontEndMessage.read(text).ifPresent(message -> message.handleBy(this));
    }

    @Override
    public void exec(FrontEndMessage.Exec exec) {
        if (exec.command().equals(PageCommands.CONFIG.name())) {
            openOnly();
        }
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
        onClose.accept(end);
        registry.removeFrontEnd(id);
    }

    @Override
    public void writable() {
        lines.summary().ifPresent(this::publish);
        registry.resume(id);
    }

    @Override
    public void deliver(ClientId app, KeptMessage message) {
        if (!wantsEvents) {
            return;
        }
        int size = message.text().size();
        if (size < AppHistory.LARGE_MESSAGE) {
            link.send(MessageTexts.appMessage(app.value(), message.text()));
        } else if (size > largest || !link.offer(MessageTexts.appMessage(app.value(), message.text()))) {
            publish(new ServerEvent.MessageWithheld(
                    new LargeMessage(app.value(), message.plugin(), message.number(), size)));
        }
    }

    @Override
    public void answer(FrontEndCall call, JsonText data) {
        if (!link.offer(MessageTexts.response(call.number(), data))) {
            CommandCall.fail(call, link, new Refusal(CommandCall.UNDELIVERED));
        }
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
    public boolean followsAllApps() {
        return followsAllApps;
    }

    /**
     * The original's page begins with this command and opens every plugin that it shows. A message that came before would be
     * lost on it, and would be missing from the plugin's history.
     */
    private void openOnly() {
        if (followsAllApps) {
            followsAllApps = false;
            registry.unfollow(id);
        }
    }

    @Override
    public boolean isWritable() {
        return link.isWritable();
    }
}
