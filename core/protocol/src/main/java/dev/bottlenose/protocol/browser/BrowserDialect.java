package dev.bottlenose.protocol.browser;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.JsonTextBuilder;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.NameList;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.List;
import java.util.Optional;

/**
 * Translates between a browser app and its session, so that every app appears to use the current dialect. Switches to the
 * older dialect when the app's first wrapped message arrives.
 *
 * <p>Pure: each text is routed by its result. Thread-safe, because apps and sessions send at the same time.
 */
public final class BrowserDialect {
    private Optional<String> wrappedFor = Optional.empty();
    private Optional<List<String>> plugins = Optional.empty();
    private Optional<AppRequest> unansweredGetPlugins = Optional.empty();

    /** The app sent a text. */
    public synchronized Routed fromApp(JsonText text) {
        try {
            Envelope message = Envelope.peek(text);
            if (message.app().isPresent()) {
                return fromOldApp(message.app().get(), message, text);
            }
        } catch (MalformedJsonException e) {
            // The session reports what cannot be read.
        }
        return new Routed.ToSession(text);
    }

    /** The session sends a request. */
    public synchronized Routed fromSession(AppRequest request) {
        if (wrappedFor.isPresent()) {
            return answerFor(request)
                    .<Routed>map(Routed.ToSession::new)
                    .orElseGet(() -> new Routed.ToApp(wrap(wrappedFor.get(), request)));
        }
        if (request.method().equals(Methods.GET_PLUGINS)) {
            unansweredGetPlugins = Optional.of(request);
        }
        return new Routed.ToApp(request.text());
    }

    private Routed fromOldApp(String app, Envelope message, JsonText text) throws MalformedJsonException {
        if (message.type().orElse("").equals("connect")) {
            return connect(app, NameList.find(text, MessageKeys.PLUGINS).map(NameList::names));
        }
        return message.payload().<Routed>map(Routed.ToSession::new).orElseGet(Routed.Dropped::new);
    }

    /** Before this its dialect is unknown; a call that the app cannot have understood is sent again. */
    private Routed connect(String app, Optional<List<String>> announced) {
        wrappedFor = Optional.of(app);
        plugins = announced;
        Optional<AppRequest> asked = unansweredGetPlugins;
        unansweredGetPlugins = Optional.empty();
        return asked.map(this::fromSession).orElseGet(Routed.Dropped::new);
    }

    /** An app that sent its plugins when it connected is not asked for them. */
    private Optional<JsonText> answerFor(AppRequest request) {
        boolean all = request.method().equals(Methods.GET_PLUGINS);
        if (plugins.isEmpty()
                || request.id().isEmpty()
                || !(all || request.method().equals(Methods.GET_BACKGROUND_PLUGINS))) {
            return Optional.empty();
        }
        return Optional.of(Json.object()
                .put(MessageKeys.ID, request.id().getAsLong())
                .put(MessageKeys.SUCCESS, Json.object().put(MessageKeys.PLUGINS, all ? plugins.get() : List.of()))
                .toText());
    }

    private static JsonText wrap(String app, AppRequest request) {
        return new JsonTextBuilder(request.text().size() + app.length() + 48)
                .raw(request.id().isPresent() ? "{\"type\":\"call\",\"app\":" : "{\"type\":\"send\",\"app\":")
                .quoted(app)
                .raw(",\"payload\":")
                .raw(request.text())
                .raw("}")
                .build();
    }
}
