package dev.bottlenose.client;

import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who receives the messages of which plugin. A plugin is open as long as somebody does. Safe from any thread. */
final class PluginSubscriptions {
    private record Plugin(String clientId, String name) {
        AppRequest request(String method) {
            return new AppRequest(clientId, AppAnswers.plugin(method, name));
        }
    }

    private final Map<Plugin, List<Consumer<PluginMessage>>> subscribers = new LinkedHashMap<>();
    private final Consumer<AppRequest> requests;

    /** @param requests sends a message to an app; called with the lock held, so that messages keep their order */
    PluginSubscriptions(Consumer<AppRequest> requests) {
        this.requests = requests;
    }

    synchronized Subscription add(String clientId, String name, Consumer<PluginMessage> subscriber) {
        Plugin plugin = new Plugin(clientId, name);
        // An object of its own for each subscription, so that one subscriber may subscribe twice.
        Consumer<PluginMessage> own = message -> subscriber.accept(message);
        List<Consumer<PluginMessage>> all = subscribers.computeIfAbsent(plugin, key -> new ArrayList<>());
        all.add(own);
        if (all.size() == 1) {
            requests.accept(plugin.request(Methods.INIT));
        }
        return () -> remove(plugin, own);
    }

    /** The connection is new: the server has none of these plugins open for it. */
    synchronized void openAll() {
        subscribers.keySet().forEach(plugin -> requests.accept(plugin.request(Methods.INIT)));
    }

    /** The app is connected anew, and has none of its plugins open. */
    synchronized void open(String clientId) {
        subscribers.keySet().stream()
                .filter(plugin -> plugin.clientId().equals(clientId))
                .forEach(plugin -> requests.accept(plugin.request(Methods.INIT)));
    }

    /** Passes a message to those that receive its plugin's. */
    void deliver(ServerEvent.MessageReceived received) {
        JsonObject message;
        try {
            message = Json.parseObject(received.message());
        } catch (MalformedJsonException e) {
            return; // An app may send anything; this is a message of no plugin.
        }
        JsonObject params =
                message.object(MessageKeys.PARAMS).orElseGet(() -> Json.object().build());
        String plugin = params.string(MessageKeys.API).orElse("");
        PluginMessage sent = new PluginMessage(
                received.id(),
                plugin,
                params.string(MessageKeys.METHOD).orElse(""),
                params.get(MessageKeys.PARAMS).orElse(JsonNull.NULL));
        subscribersOf(new Plugin(received.id(), plugin)).forEach(subscriber -> subscriber.accept(sent));
    }

    private synchronized List<Consumer<PluginMessage>> subscribersOf(Plugin plugin) {
        return List.copyOf(subscribers.getOrDefault(plugin, List.of()));
    }

    private synchronized void remove(Plugin plugin, Consumer<PluginMessage> subscriber) {
        List<Consumer<PluginMessage>> left = subscribers.getOrDefault(plugin, new ArrayList<>());
        if (left.removeIf(one -> one == subscriber) && left.isEmpty()) {
            subscribers.remove(plugin);
            requests.accept(plugin.request(Methods.DEINIT));
        }
    }
}
