package dev.bottlenose.server.clients;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.JsonTextBuilder;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.recording.AppRecording;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.wire.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records what one connected app sends, the calls into it, and their answers. Guarded by its {@link ClientConnection}. */
final class ConnectionRecording {
    private static final String NO_PLUGIN = "";

    private final AppRecording recording;

    /** The plugins of calls that await an answer, for the answer's entry. */
    private final Map<FrontEndCall, String> calledPlugins = new HashMap<>();

    ConnectionRecording(AppRecording recording) {
        this.recording = recording;
        connection("connected");
    }

    void message(String plugin, JsonText message) {
        recording.add(EntryKind.MESSAGE, plugin, message);
    }

    /** @param request as the app gets it, but for its id */
    void called(FrontEndCall call, JsonText request) {
        String plugin = pluginOf(request);
        calledPlugins.put(call, plugin);
        recording.add(EntryKind.CALL, plugin, withCaller(call, "request", request));
    }

    void answered(FrontEndCall call, JsonText answer) {
        String plugin = calledPlugins.remove(call);
        recording.add(EntryKind.ANSWER, plugin == null ? NO_PLUGIN : plugin, withCaller(call, "answer", answer));
    }

    void pluginsListed(List<String> plugins, List<String> backgroundPlugins) {
        recording.add(
                EntryKind.CONNECTION,
                NO_PLUGIN,
                Json.object()
                        .put("state", "plugins-listed")
                        .put("plugins", plugins)
                        .put("backgroundPlugins", backgroundPlugins)
                        .toText());
    }

    void failed(Fault fault) {
        recording.add(
                EntryKind.FAULT,
                NO_PLUGIN,
                Json.object()
                        .put("code", fault.code())
                        .put("message", fault.sentence())
                        .put("next", fault.next())
                        .toText());
    }

    /** A front end whose calls are not answered any more. */
    void frontEndLeft(FrontEndId frontEnd) {
        calledPlugins.keySet().removeIf(call -> call.frontEnd().equals(frontEnd));
    }

    void disconnected() {
        connection("disconnected");
        recording.disconnected();
    }

    private void connection(String state) {
        recording.add(
                EntryKind.CONNECTION,
                NO_PLUGIN,
                Json.object().put("state", state).toText());
    }

    private static JsonText withCaller(FrontEndCall call, String name, JsonText text) {
        return new JsonTextBuilder(text.size() + 60)
                .raw("{\"frontEnd\":" + call.frontEnd().number() + ",\"call\":" + call.number() + ",\"" + name + "\":")
                .raw(text)
                .raw("}")
                .build();
    }

    private static String pluginOf(JsonText request) {
        try {
            return Envelope.peek(request).api().orElse(NO_PLUGIN);
        } catch (MalformedJsonException e) {
            return NO_PLUGIN;
        }
    }
}
