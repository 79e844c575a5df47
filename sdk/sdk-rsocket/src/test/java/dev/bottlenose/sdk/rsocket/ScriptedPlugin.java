package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plugin as a conversation describes it. */
final class ScriptedPlugin implements FlipperPlugin {
    private final String id;
    private final boolean background;
    private final Map<String, FlipperReceiver> receivers = new HashMap<>();

    /** Null until it is connected. */
    private @Nullable FlipperConnection connection;

    /** @param description {@code NAME} or {@code NAME background} */
    ScriptedPlugin(String description) {
        String[] parts = description.split(" ", 2);
        this.id = parts[0];
        this.background = parts.length > 1;
    }

    /** Always answers calls of {@code method} in this way. */
    void answer(String method, String outcome, String json) {
        FlipperObject value = FlipperObject.parse(json);
        receivers.put(method, (params, responder) -> {
            if (outcome.equals("success")) {
                responder.success(value);
            } else {
                responder.error(value);
            }
        });
    }

    void send(String method, String json) {
        Objects.requireNonNull(connection, "plugin is not connected").send(method, json);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void onConnect(FlipperConnection opened) {
        connection = opened;
        receivers.forEach(opened::receive);
    }

    @Override
    public void onDisconnect() {}

    @Override
    public boolean runInBackground() {
        return background;
    }
}
