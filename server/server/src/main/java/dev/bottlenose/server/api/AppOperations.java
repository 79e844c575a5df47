package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.frontends.command.ArgumentException;
import dev.bottlenose.frontends.command.PartOfMessage;
import dev.bottlenose.frontends.command.PluginOfApp;
import dev.bottlenose.frontends.description.MessagePart;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.RequestEnvelope;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.server.clients.ClientConnection;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/** Operations on apps, and calls into apps. */
public final class AppOperations implements OperationTable.Family {
    private final ClientRegistry registry;

    public AppOperations(ClientRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(AppCommands.LIST, (none, call) -> call.answer(registry.list()));
        table.add(AppCommands.FIND, (id, call) -> call.answer(registry.find(id).map(ClientConnection::description)));
        table.add(AppCommands.DISCONNECTED, (none, call) -> call.answer(registry.disconnected()));
        table.add(AppCommands.OPEN_HISTORY, this::openHistory);
        table.add(AppCommands.MESSAGE_PART, this::readPart);
        table.add(AppCommands.REQUEST, this::send);
        table.add(AppCommands.REQUEST_RESPONSE, this::call);
    }

    private void openHistory(PluginOfApp plugin, CommandCall<Nothing> call) {
        if (registry.openHistory(call.origin().frontEnd(), plugin.clientId(), plugin.plugin())) {
            call.answer(Nothing.NOTHING);
        } else {
            call.fail(new Fault(
                    "history-not-found", "No history of '" + plugin.clientId() + "' is kept.", "bottlenose apps"));
        }
    }

    private void readPart(PartOfMessage part, CommandCall<MessagePart> call) throws ArgumentException {
        if (part.offset() < 0) {
            throw new ArgumentException("Argument 3 must not be negative.");
        }
        Optional<MessagePart> read = registry.history(part.clientId())
                .flatMap(history -> MessageParts.read(history, part.message(), part.offset()));
        if (read.isPresent()) {
            call.answer(read.get());
        } else {
            call.fail(new Fault(
                    "message-not-kept",
                    "The message is not kept any more, because later ones took its place.",
                    "save such a message sooner, or give the server a larger --history-mib"));
        }
    }

    private void send(AppRequest request, CommandCall<Nothing> call) throws ArgumentException {
        RequestEnvelope message = envelope(request);
        Optional<ClientConnection> app = registry.find(request.clientId());
        if (app.isPresent() && !app.get().hasRoom()) {
            call.fail(notReading(app.get()));
            return;
        }
        app.ifPresent(connected -> connected.send(call.origin().frontEnd(), message));
        call.answer(Nothing.NOTHING);
    }

    /** The app's answer goes to the front end as it came, by way of the registry. */
    private void call(AppRequest request, CommandCall<JsonObject> call) throws ArgumentException {
        RequestEnvelope message = envelope(request);
        Optional<ClientConnection> app = registry.find(request.clientId());
        if (app.isPresent() && !app.get().hasRoom()) {
            call.fail(notReading(app.get()));
        } else if (app.isPresent()) {
            app.get().call(call.origin(), message);
        } else {
            call.answer(ClientSession.disconnected(message.id()));
        }
    }

    /** Read before the app's connection is locked, because that takes as long as the request is large. */
    private static RequestEnvelope envelope(AppRequest request) throws ArgumentException {
        try {
            return RequestEnvelope.read(request.payload().toText());
        } catch (MalformedJsonException e) {
            throw new ArgumentException("Argument 2 is " + e.getMessage() + ".");
        }
    }

    private static Fault notReading(ClientConnection app) {
        return new Fault(
                "app-not-reading",
                "The app '" + app.query().appName() + "' does not read: too many requests already wait for it.",
                "resume the app if a debugger has stopped it, and repeat the command");
    }
}
