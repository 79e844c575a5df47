package dev.bottlenose.protocol.browser;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Stands between a browser app's socket and its session, and lets the session believe that every app speaks today's
 * dialect. Switches itself when the app's first wrapped message arrives.
 *
 * <p>Not thread-safe: the shell calls it from one thread at a time.
 */
public final class BrowserDialect {
    private final Consumer<JsonText> toApp;
    private final Consumer<JsonText> toSession;
    private Optional<String> wrappedFor = Optional.empty();
    private Optional<List<String>> plugins = Optional.empty();
    private OptionalLong unansweredGetPlugins = OptionalLong.empty();

    /** Passes everything on unchanged until the app turns out to speak the older dialect. */
    public BrowserDialect(Consumer<JsonText> toApp, Consumer<JsonText> toSession) {
        this.toApp = toApp;
        this.toSession = toSession;
    }

    /** The app sent a text. */
    public void fromApp(JsonText text) {
        Optional<String> app = Optional.empty();
        try {
            app = Envelope.peek(text).app();
            if (app.isPresent()) {
                fromOldApp(app.get(), Json.parseObject(text));
            }
        } catch (MalformedJsonException e) {
            // The session reports what cannot be read.
        }
        if (app.isEmpty()) {
            toSession.accept(text);
        }
    }

    /** The session sends a text. */
    public void fromSession(JsonText text) {
        if (wrappedFor.isPresent()) {
            JsonObject message = parse(text);
            if (!answerHere(message)) {
                toApp.accept(wrap(wrappedFor.get(), message));
            }
        } else {
            remember(text);
            toApp.accept(text);
        }
    }

    private void fromOldApp(String app, JsonObject message) {
        if (message.string("type").orElse("").equals("connect")) {
            connect(app, message.array("plugins").map(JsonArray::strings));
        } else {
            message.object("payload").ifPresent(payload -> toSession.accept(payload.toText()));
        }
    }

    private void connect(String app, Optional<List<String>> told) {
        wrappedFor = Optional.of(app);
        plugins = told;
        OptionalLong asked = unansweredGetPlugins;
        unansweredGetPlugins = OptionalLong.empty();
        asked.ifPresent(id -> fromSession(
                Json.object().put("id", id).put("method", "getPlugins").build().toText()));
    }

    /** An app that told its plugins when it connected is not asked for them. */
    private boolean answerHere(JsonObject message) {
        String method = message.string("method").orElse("");
        OptionalLong id = message.integer("id");
        if (plugins.isEmpty()
                || id.isEmpty()
                || !(method.equals("getPlugins") || method.equals("getBackgroundPlugins"))) {
            return false;
        }
        List<String> answer = method.equals("getPlugins") ? plugins.get() : List.of();
        toSession.accept(Json.object()
                .put("id", id.getAsLong())
                .put("success", Json.object().put("plugins", answer).build())
                .build()
                .toText());
        return true;
    }

    /** Before the app's first word its dialect is unknown; a question it cannot have understood is asked again. */
    private void remember(JsonText text) {
        JsonObject message = parse(text);
        if (message.string("method").orElse("").equals("getPlugins")) {
            unansweredGetPlugins = message.integer("id");
        }
    }

    private static JsonText wrap(String app, JsonObject message) {
        return Json.object()
                .put("type", message.has("id") ? "call" : "send")
                .put("app", app)
                .put("payload", message)
                .build()
                .toText();
    }

    private static JsonObject parse(JsonText ours) {
        try {
            return Json.parseObject(ours);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("session message is not JSON: " + e.getMessage(), e);
        }
    }
}
