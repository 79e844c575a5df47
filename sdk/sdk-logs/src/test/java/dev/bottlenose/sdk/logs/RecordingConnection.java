package dev.bottlenose.sdk.logs;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Remembers the lines a plugin sends, and lets a test wait for them. */
public final class RecordingConnection implements FlipperConnection {
    private final BlockingQueue<FlipperObject> lines = new LinkedBlockingQueue<>();

    /** A plugin that is connected. */
    public static RecordingConnection to(LogsPlugin plugin) {
        RecordingConnection connection = new RecordingConnection();
        plugin.onConnect(connection);
        return connection;
    }

    public FlipperObject next() {
        try {
            @Nullable FlipperObject line = lines.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no line came");
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void send(String method, FlipperObject params) {
        if (!method.equals("log")) {
            throw new AssertionError("not a line: " + method);
        }
        lines.add(params);
    }

    @Override
    public void send(String method, FlipperArray params) {
        throw new AssertionError("no event of this plugin is an array");
    }

    @Override
    public void send(String method, String json) {
        send(method, FlipperObject.parse(json));
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {
        throw new AssertionError("the plugin answers no calls");
    }

    @Override
    public void reportError(Throwable error) {
        throw new AssertionError(error);
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        throw new AssertionError(reason);
    }
}
