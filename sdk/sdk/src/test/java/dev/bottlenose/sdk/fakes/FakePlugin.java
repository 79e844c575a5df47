package dev.bottlenose.sdk.fakes;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A plugin that echoes, and records its calls. */
public final class FakePlugin implements FlipperPlugin {
    private final String id;
    private final boolean background;
    private final FlipperReceiver work;
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private volatile @Nullable FlipperConnection connection;

    /** Answers {@code echo} with what it is given, and {@code work} with what {@code work} does. */
    public FakePlugin(String id, boolean background, FlipperReceiver work) {
        this.id = id;
        this.background = background;
        this.work = work;
    }

    public static FakePlugin foreground(String id) {
        return new FakePlugin(id, false, (params, responder) -> responder.success());
    }

    public static FakePlugin background(String id) {
        return new FakePlugin(id, true, (params, responder) -> responder.success());
    }

    /** The connection last given, whatever became of it. */
    public FlipperConnection connection() {
        FlipperConnection last = connection;
        if (last == null) {
            throw new AssertionError(id + " was never connected");
        }
        return last;
    }

    public void send(int number) {
        connection().send("event", FlipperObject.of("number", number));
    }

    public void awaitCall(String name) throws InterruptedException {
        String call = calls.poll(60, TimeUnit.SECONDS);
        if (!name.equals(call)) {
            throw new AssertionError("expected " + name + ", got " + call);
        }
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void onConnect(FlipperConnection opened) {
        opened.receive("echo", (params, responder) -> responder.success(params));
        opened.receive("work", work);
        connection = opened;
        calls.add("onConnect");
    }

    @Override
    public void onDisconnect() {
        calls.add("onDisconnect");
    }

    @Override
    public boolean runInBackground() {
        return background;
    }
}
