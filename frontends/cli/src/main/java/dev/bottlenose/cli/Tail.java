package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.description.LargeMessage;
import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the wanted plugins of every app that is connected or connects, and prints their messages. */
final class Tail {
    /** What the user wants to see. */
    record Filter(Optional<String> app, Optional<String> plugin) {
        boolean wantsApp(String id, String name) {
            return app.map(part -> AppFinder.matches(id, name, part)).orElse(true);
        }

        /** A message without a plugin concerns the whole app; it is wanted unless one plugin alone is. */
        boolean wantsPlugin(Optional<String> name) {
            return plugin.isEmpty() || plugin.equals(name);
        }
    }

    private final BottlenoseClient client;
    private final Filter filter;
    private final TailPrinter printer;
    private final LineOutput err;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    Tail(BottlenoseClient client, Filter filter, TailPrinter printer, LineOutput err) {
        this.client = client;
        this.filter = filter;
        this.printer = printer;
        this.err = err;
    }

    /** Begins with the apps that are connected; events report those that connect later. */
    void start() throws ClientException, InterruptedException {
        client.subscribe(new EventRouter()
                .on(
                        ServerEvent.ClientConnected.class,
                        event -> open(event.id(), event.query().app()))
                .on(ServerEvent.MessageReceived.class, this::received)
                .on(ServerEvent.MessageWithheld.class, event -> withheld(event.message()))
                .on(ServerEvent.Notified.class, event -> err.println(event.title() + ": " + event.description())));
        client.await(client.run(AppCommands.LIST))
                .forEach(app -> open(app.id(), app.query().app()));
    }

    private void open(String id, String name) {
        names.put(id, name);
        if (filter.wantsApp(id, name)) {
            client.plugins(id).whenComplete((plugins, failure) -> {
                if (failure == null) {
                    open(id, plugins);
                } else {
                    err.println("Cannot list the plugins of app '" + name + "': " + sentence(failure));
                }
            });
        }
    }

    private void open(String id, List<String> plugins) {
        plugins.stream()
                .filter(plugin -> filter.wantsPlugin(Optional.of(plugin)))
                .forEach(plugin -> client.open(id, plugin));
    }

    private void received(ServerEvent.MessageReceived event) {
        String name = names.getOrDefault(event.id(), event.id());
        if (!filter.wantsApp(event.id(), name)) {
            return;
        }
        try {
            JsonObject message = Json.parseObject(event.message());
            if (message.string(MessageKeys.METHOD).orElse("").equals(Methods.REFRESH_PLUGINS)) {
                open(event.id(), name);
            } else if (filter.wantsPlugin(
                    message.object(MessageKeys.PARAMS).flatMap(params -> params.string(MessageKeys.API)))) {
                printer.print(event.id(), name, message);
            }
        } catch (MalformedJsonException e) {
            err.println("App '" + name + "' sent a message that is " + e.getMessage() + ".");
        }
    }

    private void withheld(LargeMessage message) {
        String name = names.getOrDefault(message.id(), message.id());
        if (filter.wantsApp(message.id(), name)
                && filter.wantsPlugin(Optional.of(message.plugin()).filter(plugin -> !plugin.isEmpty()))) {
            err.println(
                    "App '" + name + "' sent a message of " + message.bytes() + " bytes, which is too large to print.");
            err.println("try: bottlenose message '" + message.id() + "' " + message.message() + " > message.json");
        }
    }

    private static String sentence(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ClientException known ? known.fault().sentence() : String.valueOf(cause);
    }
}
