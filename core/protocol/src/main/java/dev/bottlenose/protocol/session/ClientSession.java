package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The conversation with one connected app. Calls of all front ends travel under the session's own ids and come back under
 * theirs; plugins are opened and closed by count; the app's plugin list is kept current.
 *
 * <p>Not thread-safe: the shell calls it from one thread at a time.
 */
public final class ClientSession {
    /** Stands in place of a plugin for messages that concern the whole app. */
    public static final String NO_PLUGIN = "";

    private static final int MOST_CALLS_OUTSTANDING = 10_000;

    private final ClientQuery query;
    private final Consumer<ClientEffect> out;
    private final PluginLifecycle lifecycle = new PluginLifecycle(this::switchPlugin);
    private final Map<Long, Outstanding> outstanding = new LinkedHashMap<>();
    private List<String> plugins = List.of();
    private boolean listed;
    private long nextId = 1;

    /** Waits for {@link #opened}; nothing is said before. */
    public ClientSession(ClientQuery query, Consumer<ClientEffect> out) {
        this.query = query;
        this.out = out;
    }

    /** The app is connected: ask for its plugins. */
    public void opened() {
        askForPlugins();
    }

    /** The app sent a message. */
    public void received(JsonText text) {
        Envelope message;
        try {
            message = Envelope.peek(text);
        } catch (MalformedJsonException e) {
            report(
                    "message-malformed",
                    "App '" + query.app() + "' sent a message that cannot be read: " + e.getMessage() + ".",
                    "look at the plugin that sends it, for example one that writes raw text as params");
            return;
        }
        if (message.isResponse()) {
            answered(message, text);
            return;
        }
        String method = message.method().orElse("");
        boolean ofPlugin = method.equals("execute")
                && message.api().isPresent()
                && (!listed || plugins.contains(message.api().get()));
        out.accept(new ClientEffect.Said(ofPlugin ? message.api().orElseThrow() : NO_PLUGIN, text));
        if (method.equals("refreshPlugins")) {
            askForPlugins();
        }
    }

    /** A front end asks and is owed an answer. {@code init} and {@code deinit} are answered here, at once. */
    public void call(FrontEndCall call, JsonObject payload) {
        if (isPluginSwitch(payload)) {
            switchFor(call.frontEnd(), payload);
            JsonText done =
                    Json.object().put("success", Json.object().build()).build().toText();
            out.accept(new ClientEffect.Answer(call, withId(payload.get("id"), done)));
        } else if (payload.string("method").isEmpty()) {
            fail(call, payload.get("id"), "CALL_MALFORMED", "The call has no method.");
        } else if (outstanding.size() >= MOST_CALLS_OUTSTANDING) {
            fail(call, payload.get("id"), "TOO_MANY_CALLS", "The app owes too many answers already.");
        } else {
            ask(payload, new Outstanding.Forwarded(call, payload.get("id")));
        }
    }

    /** A front end tells the app something and expects no answer. */
    public void tell(FrontEndId frontEnd, JsonObject payload) {
        if (isPluginSwitch(payload)) {
            switchFor(frontEnd, payload);
        } else {
            send(payload.toBuilder().remove("id").build());
        }
    }

    /** A front end is gone: close what it had open, forget what it asked. */
    public void frontEndLeft(FrontEndId frontEnd) {
        outstanding
                .values()
                .removeIf(expected -> expected instanceof Outstanding.Forwarded forwarded
                        && forwarded.call().frontEnd().equals(frontEnd));
        lifecycle.leave(frontEnd).forEach(plugin -> out.accept(new ClientEffect.Released(frontEnd, plugin)));
    }

    /** The app is gone: every call that waits for it fails now. */
    public void closed() {
        List<Outstanding> lost = List.copyOf(outstanding.values());
        outstanding.clear();
        for (Outstanding expected : lost) {
            if (expected instanceof Outstanding.Forwarded forwarded) {
                out.accept(new ClientEffect.Answer(
                        forwarded.call(), disconnected(forwarded.callersId()).toText()));
            }
        }
    }

    /** The answer to a call towards an app that is not connected, in the original's form. */
    public static JsonObject disconnected(Optional<Json> callersId) {
        return failure(callersId, "CLIENT_DISCONNECTED", "The app is not connected.");
    }

    private void answered(Envelope message, JsonText text) {
        Outstanding expected =
                message.id().isPresent() ? outstanding.remove(message.id().getAsLong()) : null;
        if (expected instanceof Outstanding.Forwarded forwarded) {
            out.accept(new ClientEffect.Answer(forwarded.call(), message.answering(forwarded.callersId())));
        } else if (expected instanceof Outstanding.Plugins) {
            pluginsTold(pluginsIn(text));
        } else if (expected instanceof Outstanding.BackgroundPlugins) {
            listed(pluginsIn(text));
        }
        // Anything else answers a call whose front end has left, or one of an earlier connection.
    }

    private void askForPlugins() {
        ask(Json.object().put("method", "getPlugins").build(), new Outstanding.Plugins());
    }

    private void pluginsTold(List<String> told) {
        plugins = told;
        listed = true;
        if (query.announcesBackgroundPlugins()) {
            ask(Json.object().put("method", "getBackgroundPlugins").build(), new Outstanding.BackgroundPlugins());
        } else {
            listed(List.of());
        }
    }

    private void listed(List<String> backgroundPlugins) {
        out.accept(new ClientEffect.PluginsListed(plugins, backgroundPlugins));
        lifecycle.listed(plugins, backgroundPlugins);
    }

    private List<String> pluginsIn(JsonText answer) {
        try {
            Optional<JsonArray> told =
                    Json.parseObject(answer).object("success").flatMap(success -> success.array("plugins"));
            if (told.isPresent()) {
                return told.get().strings();
            }
        } catch (MalformedJsonException e) {
            // Nested too deep to be a list; reported below like any other answer without one.
        }
        report(
                "plugins-unlisted",
                "App '" + query.app() + "' did not answer with a list of its plugins.",
                "update the app's Flipper SDK");
        return List.of();
    }

    private static boolean isPluginSwitch(JsonObject payload) {
        String method = payload.string("method").orElse("");
        return (method.equals("init") || method.equals("deinit"))
                && payload.object("params").flatMap(p -> p.string("plugin")).isPresent();
    }

    private void switchFor(FrontEndId frontEnd, JsonObject payload) {
        String plugin =
                payload.object("params").flatMap(p -> p.string("plugin")).orElseThrow();
        if (payload.string("method").orElseThrow().equals("init")) {
            if (lifecycle.open(frontEnd, plugin)) {
                out.accept(new ClientEffect.Opened(frontEnd, plugin));
            }
        } else if (lifecycle.release(frontEnd, plugin)) {
            out.accept(new ClientEffect.Released(frontEnd, plugin));
        }
    }

    private void switchPlugin(String method, String plugin) {
        send(Json.object()
                .put("method", method)
                .put("params", Json.object().put("plugin", plugin).build())
                .build());
    }

    private void ask(JsonObject payload, Outstanding expected) {
        long id = nextId++;
        outstanding.put(id, expected);
        JsonObject.Builder message = Json.object().put("id", id);
        payload.members().forEach((name, value) -> {
            if (!name.equals("id")) {
                message.put(name, value);
            }
        });
        send(message.build());
    }

    private void send(JsonObject message) {
        out.accept(new ClientEffect.Send(message.toText()));
    }

    private void fail(FrontEndCall call, Optional<Json> callersId, String name, String message) {
        out.accept(
                new ClientEffect.Answer(call, failure(callersId, name, message).toText()));
    }

    private static JsonObject failure(Optional<Json> callersId, String name, String message) {
        return Json.object()
                .putIfPresent("id", callersId)
                .put("length", 0)
                .put(
                        "error",
                        Json.object()
                                .put("name", name)
                                .put("message", message)
                                .put("stacktrace", "")
                                .build())
                .build();
    }

    private static JsonText withId(Optional<Json> callersId, JsonText answer) {
        return Json.object()
                .putIfPresent("id", callersId)
                .put("success", Json.object().build())
                .put("length", answer.length())
                .build()
                .toText();
    }

    private void report(String code, String sentence, String next) {
        out.accept(new ClientEffect.Report(new Fault(code, sentence, next)));
    }
}
