package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.RequestEnvelope;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
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

    /** An app that asks to be asked for its plugins, and does not answer, has the oldest calls forgotten. */
    private static final int MOST_OWN_CALLS = 16;

    private final ClientQuery query;
    private final Consumer<ClientEffect> out;
    private final PluginLifecycle lifecycle = new PluginLifecycle(this::switchPlugin);
    private final PluginListing listing;
    private final Outstanding.Receiver answers = new Answers();
    private final Map<Long, Outstanding> outstanding = new LinkedHashMap<>();
    private long nextId = 1;

    /** The ids of the latest calls on the session's own behalf. */
    private final Queue<Long> ownCalls = new ArrayDeque<>();

    /** Waits for {@link #opened}; nothing is sent before. */
    public ClientSession(ClientQuery query, Consumer<ClientEffect> out) {
        this.query = query;
        this.out = out;
        this.listing = new PluginListing(query, this::ask, out, lifecycle);
    }

    /** The app is connected: ask for its plugins. */
    public void opened() {
        listing.refresh();
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
                && message.api().filter(listing::mayContain).isPresent();
        out.accept(new ClientEffect.AppMessage(ofPlugin ? message.api().orElseThrow() : NO_PLUGIN, text));
        if (method.equals(Methods.REFRESH_PLUGINS)) {
            listing.refresh();
        }
    }

    /** A front end calls and is owed an answer. {@code init} and {@code deinit} are answered here, at once. */
    public void call(FrontEndCall call, RequestEnvelope request) {
        if (isPluginSwitch(request)) {
            switchFor(call.frontEnd(), request);
            out.accept(new ClientEffect.Answer(call, OwnAnswers.done(request.id())));
        } else if (request.method().isEmpty()) {
            fail(call, request.id(), "CALL_MALFORMED", "The call has no method.");
        } else if (outstanding.size() >= MOST_CALLS_OUTSTANDING) {
            fail(call, request.id(), "TOO_MANY_CALLS", "The app owes too many answers already.");
        } else {
            long id = expect(new Outstanding.Forwarded(call, request.id()));
            send(OptionalLong.of(id), request.method(), request.withId(OptionalLong.of(id)));
        }
    }

    /** A front end sends the app a message and expects no answer. */
    public void send(FrontEndId frontEnd, RequestEnvelope request) {
        if (isPluginSwitch(request)) {
            switchFor(frontEnd, request);
        } else {
            send(OptionalLong.empty(), request.method(), request.withId(OptionalLong.empty()));
        }
    }

    /** Sends the app a question that every app answers, to see whether it still does. */
    public void probe() {
        ask(Methods.GET_PLUGINS, new Outstanding.Probe());
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

    private static boolean isPluginSwitch(RequestEnvelope request) {
        return (request.method().equals(Methods.INIT) || request.method().equals(Methods.DEINIT))
                && request.plugin().isPresent();
    }

    private void switchFor(FrontEndId frontEnd, RequestEnvelope request) {
        String plugin = request.plugin().orElseThrow();
        if (request.method().equals(Methods.INIT)) {
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
                method,
                Json.object()
                        .put(MessageKeys.METHOD, method)
                        .put(MessageKeys.PARAMS, Json.object().put(MessageKeys.PLUGIN, plugin))
                        .toText());
    }

    /** Asks the app on the session's own behalf. */
    private void ask(String method, Outstanding expected) {
        long id = expect(expected);
        ownCalls.add(id);
        if (ownCalls.size() > MOST_OWN_CALLS) {
            outstanding.remove(ownCalls.remove());
        }
        send(
                OptionalLong.of(id),
                method,
                Json.object()
                        .put(MessageKeys.ID, id)
                        .put(MessageKeys.METHOD, method)
                        .toText());
    }

    private long expect(Outstanding expected) {
        outstanding.put(nextId, expected);
        return nextId++;
    }

    private void send(OptionalLong id, String method, JsonText text) {
        out.accept(new ClientEffect.Send(new AppRequest(id, method, text)));
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
            listing.pluginsAnswered(answer);
        }

        @Override
        public void backgroundPlugins(JsonText answer) {
            listing.backgroundPluginsAnswered(answer);
        }
    }
}
