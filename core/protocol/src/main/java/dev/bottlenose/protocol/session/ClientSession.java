package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one connected app. Calls of all front ends travel under the session's own ids and come back under
 * theirs; plugins are started and stopped by counting front ends; the app's plugin list is kept current.
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
    private final Outstanding.Receiver answers = new Answers();
    private final Map<Long, Outstanding> outstanding = new LinkedHashMap<>();
    private List<String> plugins = List.of();
    private boolean listed;
    private long nextId = 1;

    /** Waits for {@link #opened}; nothing is sent before. */
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
                    "App '" + query.appName() + "' sent a message that cannot be read: " + e.getMessage() + ".",
                    "check the plugin that sends it, for example one that writes raw text as params");
            return;
        }
        if (message.isResponse()) {
            answered(message, text);
            return;
        }
        String method = message.method().orElse("");
        boolean ofPlugin = method.equals(Methods.EXECUTE)
                && message.api().isPresent()
                && (!listed || plugins.contains(message.api().get()));
        out.accept(new ClientEffect.AppMessage(ofPlugin ? message.api().orElseThrow() : NO_PLUGIN, text));
        if (method.equals(Methods.REFRESH_PLUGINS)) {
            askForPlugins();
        }
    }

    /** A front end calls and is owed an answer. {@code init} and {@code deinit} are answered here, at once. */
    public void call(FrontEndCall call, JsonObject payload) {
        Optional<Json> callersId = payload.get(MessageKeys.ID);
        if (isPluginSwitch(payload)) {
            switchFor(call.frontEnd(), payload);
            out.accept(new ClientEffect.Answer(call, OwnAnswers.done(callersId)));
        } else if (method(payload).isEmpty()) {
            fail(call, callersId, "CALL_MALFORMED", "The call has no method.");
        } else if (outstanding.size() >= MOST_CALLS_OUTSTANDING) {
            fail(call, callersId, "TOO_MANY_CALLS", "The app owes too many answers already.");
        } else {
            ask(payload, new Outstanding.Forwarded(call, callersId));
        }
    }

    /** A front end sends the app a message and expects no answer. */
    public void send(FrontEndId frontEnd, JsonObject payload) {
        if (isPluginSwitch(payload)) {
            switchFor(frontEnd, payload);
        } else {
            send(
                    OptionalLong.empty(),
                    payload.toBuilder().remove(MessageKeys.ID).build());
        }
    }

    /** A front end has disconnected: end its subscriptions, forget its calls. */
    public void frontEndLeft(FrontEndId frontEnd) {
        outstanding
                .values()
                .removeIf(expected -> expected.forwarded()
                        .filter(forwarded -> forwarded.call().frontEnd().equals(frontEnd))
                        .isPresent());
        lifecycle.leave(frontEnd).forEach(plugin -> out.accept(new ClientEffect.Unsubscribe(frontEnd, plugin)));
    }

    /** The app has disconnected: every call that waits for it fails now. */
    public void closed() {
        List<Outstanding> lost = List.copyOf(outstanding.values());
        outstanding.clear();
        lost.stream()
                .flatMap(expected -> expected.forwarded().stream())
                .map(forwarded -> new ClientEffect.Answer(
                        forwarded.call(), disconnected(forwarded.callersId()).toText()))
                .forEach(out);
    }

    /** The answer to a call towards an app that is not connected, in the original's form. */
    public static JsonObject disconnected(Optional<Json> callersId) {
        return OwnAnswers.failure(callersId, "CLIENT_DISCONNECTED", "The app is not connected.");
    }

    /**
     * An answer without an outstanding call is ignored: its front end has disconnected, or it is of an earlier
     * connection.
     */
    private void answered(Envelope message, JsonText text) {
        @Nullable
        Outstanding expected =
                message.id().isPresent() ? outstanding.remove(message.id().getAsLong()) : null;
        if (expected != null) {
            expected.answered(message, text, answers);
        }
    }

    private void askForPlugins() {
        ask(Json.object().put(MessageKeys.METHOD, Methods.GET_PLUGINS).build(), new Outstanding.Plugins());
    }

    private void listed(List<String> backgroundPlugins) {
        out.accept(new ClientEffect.PluginsListed(plugins, backgroundPlugins));
        lifecycle.listed(plugins, backgroundPlugins);
    }

    private List<String> pluginsIn(JsonText answer) {
        try {
            Optional<JsonArray> list = Json.parseObject(answer)
                    .object(MessageKeys.SUCCESS)
                    .flatMap(success -> success.array(MessageKeys.PLUGINS));
            if (list.isPresent()) {
                return list.get().strings();
            }
        } catch (MalformedJsonException e) {
            // Nested too deep to be a list; reported below like any other answer without one.
        }
        report(
                "plugins-unlisted",
                "App '" + query.appName() + "' did not answer with a list of its plugins.",
                "update the app's Flipper SDK");
        return List.of();
    }

    private static String method(JsonObject payload) {
        return payload.string(MessageKeys.METHOD).orElse("");
    }

    private static Optional<String> plugin(JsonObject payload) {
        return payload.object(MessageKeys.PARAMS).flatMap(params -> params.string(MessageKeys.PLUGIN));
    }

    private static boolean isPluginSwitch(JsonObject payload) {
        String method = method(payload);
        return (method.equals(Methods.INIT) || method.equals(Methods.DEINIT))
                && plugin(payload).isPresent();
    }

    private void switchFor(FrontEndId frontEnd, JsonObject payload) {
        String plugin = plugin(payload).orElseThrow();
        if (method(payload).equals(Methods.INIT)) {
            if (lifecycle.open(frontEnd, plugin)) {
                out.accept(new ClientEffect.Subscribe(frontEnd, plugin));
            }
        } else if (lifecycle.release(frontEnd, plugin)) {
            out.accept(new ClientEffect.Unsubscribe(frontEnd, plugin));
        }
    }

    private void switchPlugin(String method, String plugin) {
        send(
                OptionalLong.empty(),
                Json.object()
                        .put(MessageKeys.METHOD, method)
                        .put(MessageKeys.PARAMS, Json.object().put(MessageKeys.PLUGIN, plugin))
                        .build());
    }

    private void ask(JsonObject payload, Outstanding expected) {
        long id = nextId++;
        outstanding.put(id, expected);
        JsonObject.Builder message = Json.object().put(MessageKeys.ID, id);
        payload.members().forEach((name, value) -> {
            if (!name.equals(MessageKeys.ID)) {
                message.put(name, value);
            }
        });
        send(OptionalLong.of(id), message.build());
    }

    private void send(OptionalLong id, JsonObject message) {
        out.accept(new ClientEffect.Send(new AppRequest(id, method(message), message.toText())));
    }

    private void fail(FrontEndCall call, Optional<Json> callersId, String name, String message) {
        out.accept(new ClientEffect.Answer(
                call, OwnAnswers.failure(callersId, name, message).toText()));
    }

    private void report(String code, String sentence, String next) {
        out.accept(new ClientEffect.Report(new Fault(code, sentence, next)));
    }

    /** What the app's answers mean. */
    private final class Answers implements Outstanding.Receiver {
        @Override
        public void forwarded(Outstanding.Forwarded forwarded, Envelope answer) {
            out.accept(new ClientEffect.Answer(forwarded.call(), answer.answering(forwarded.callersId())));
        }

        @Override
        public void plugins(JsonText answer) {
            plugins = pluginsIn(answer);
            listed = true;
            if (query.announcesBackgroundPlugins()) {
                ask(
                        Json.object()
                                .put(MessageKeys.METHOD, Methods.GET_BACKGROUND_PLUGINS)
                                .build(),
                        new Outstanding.BackgroundPlugins());
            } else {
                listed(List.of());
            }
        }

        @Override
        public void backgroundPlugins(JsonText answer) {
            listed(pluginsIn(answer));
        }
    }
}
