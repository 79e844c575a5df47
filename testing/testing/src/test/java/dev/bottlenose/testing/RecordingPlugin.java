package dev.bottlenose.testing;

import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records how often it was connected, and runs an action of the test on connecting. */
final class RecordingPlugin implements FlipperPlugin {
    private final String id;
    private final boolean background;
    private final Consumer<FlipperConnection> connected;
    final List<String> calls = new ArrayList<>();

    @Nullable
    FlipperConnection connection;

    private RecordingPlugin(String id, boolean background, Consumer<FlipperConnection> connected) {
        this.id = id;
        this.background = background;
        this.connected = connected;
    }

    static RecordingPlugin foreground(String id) {
        return new RecordingPlugin(id, false, connection -> {});
    }

    static RecordingPlugin background(String id) {
        return new RecordingPlugin(id, true, connection -> {});
    }

    RecordingPlugin onConnecting(Consumer<FlipperConnection> action) {
        return new RecordingPlugin(id, background, action);
    }

    boolean isConnected() {
        return connection != null;
    }

    /** The connection of the last {@code onConnect}, which a plugin may keep. */
    FlipperConnection connection() {
        if (connection == null) {
            throw new AssertionError(id + " is not connected");
        }
        return connection;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void onConnect(FlipperConnection opened) {
        calls.add("onConnect");
        connection = opened;
        connected.accept(opened);
    }

    @Override
    public void onDisconnect() {
        calls.add("onDisconnect");
        connection = null;
    }

    @Override
    public boolean runInBackground() {
        return background;
    }
}
