package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.frontends.command.PluginOfApp;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.JsonObject;
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

    private void send(AppRequest request, CommandCall<Nothing> call) {
        registry.find(request.clientId())
                .ifPresent(app -> app.send(call.origin().frontEnd(), request.payload()));
        call.answer(Nothing.NOTHING);
    }

    /** The app's answer goes to the front end as it came, by way of the registry. */
    private void call(AppRequest request, CommandCall<JsonObject> call) {
        Optional<ClientConnection> app = registry.find(request.clientId());
        if (app.isPresent()) {
            app.get().call(call.origin(), request.payload());
        } else {
            call.answer(ClientSession.disconnected(request.payload().get("id")));
        }
    }
}
