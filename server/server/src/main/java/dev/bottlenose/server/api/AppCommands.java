package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.server.clients.ClientConnection;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.devices.DeviceRegistry;
import java.util.Optional;

/** Commands about devices and apps, and calls into apps. */
final class AppCommands implements Command.Family {
    private final DeviceRegistry devices;
    private final ClientRegistry registry;

    AppCommands(DeviceRegistry devices, ClientRegistry registry) {
        this.devices = devices;
        this.registry = registry;
    }

    @Override
    public void addTo(Commands commands) {
        commands.add(
                "device-list",
                call -> call.answer(
                        Json.array(devices.list().stream().map(Descriptions::of).toList())));
        commands.add(
                "device-find", call -> answer(call, devices.find(call.string(0)).map(Descriptions::of)));
        commands.add(
                "client-list",
                call -> call.answer(Json.array(
                        registry.list().stream().map(Descriptions::of).toList())));
        commands.add(
                "client-find",
                call -> answer(
                        call,
                        registry.find(call.string(0))
                                .map(ClientConnection::description)
                                .map(Descriptions::of)));
        commands.add(
                "bottlenose-gone-clients",
                call -> call.answer(Json.array(
                        registry.disconnected().stream().map(Descriptions::of).toList())));
        commands.add("bottlenose-open-history", call -> {
            if (registry.openHistory(call.call().frontEnd(), call.string(0), call.string(1))) {
                call.answer();
            } else {
                call.fail("Of '" + call.string(0) + "' nothing is kept. (history-not-found) try: bottlenose apps");
            }
        });
        commands.add(
                "bottlenose-device-history",
                call -> devices.history(call.string(0), pages -> call.answer(Descriptions.of(pages))));
        commands.add("bottlenose-forget-device-log", call -> {
            devices.clearLog(call.string(0));
            call.answer();
        });
        commands.add("client-request", this::tell);
        commands.add("client-request-response", this::ask);
    }

    private void tell(CommandCall call) throws CommandCall.ArgumentException {
        JsonObject payload = call.object(1);
        registry.find(call.string(0)).ifPresent(app -> app.tell(call.call().frontEnd(), payload));
        call.answer();
    }

    private void ask(CommandCall call) throws CommandCall.ArgumentException {
        JsonObject payload = call.object(1);
        Optional<ClientConnection> app = registry.find(call.string(0));
        if (app.isPresent()) {
            app.get().call(call.call(), payload);
        } else {
            call.answer(ClientSession.disconnected(payload.get("id")));
        }
    }

    private static void answer(CommandCall call, Optional<JsonObject> found) {
        found.ifPresentOrElse(call::answer, call::answer);
    }
}
