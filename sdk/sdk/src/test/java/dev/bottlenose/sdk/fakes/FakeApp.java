package dev.bottlenose.sdk.fakes;

import dev.bottlenose.sdk.json.FlipperObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An app as a {@link FakeDesktop} sees it. */
public final class FakeApp {
    private final ServerSide socket;
    private final BlockingQueue<FlipperObject> received = new LinkedBlockingQueue<>();
    private final CountDownLatch left = new CountDownLatch(1);

    FakeApp(ServerSide socket) {
        this.socket = socket;
    }

    public Map<String, String> query() {
        return socket.query();
    }

    public void send(FlipperObject message) throws IOException {
        socket.send(message.toJsonString());
    }

    public void send(String text) throws IOException {
        socket.send(text);
    }

    public void init(String plugin) throws IOException {
        send(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", plugin)));
    }

    public void execute(int id, String api, String method, FlipperObject params) throws IOException {
        send(FlipperObject.of(
                "id",
                id,
                "method",
                "execute",
                "params",
                FlipperObject.of("api", api, "method", method, "params", params)));
    }

    /** Sends a close frame. */
    public void close(int code) throws IOException {
        socket.frame(0x88, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Sends a frame of any kind. */
    public void frame(int first, byte[] payload) throws IOException {
        socket.frame(first, payload);
    }

    /** Reads nothing more until then. */
    public void pauseUntil(CountDownLatch release) {
        socket.pauseUntil(release);
    }

    /** Disconnects without closing. */
    public void cut() throws IOException {
        socket.close();
    }

    public FlipperObject await() throws InterruptedException {
        FlipperObject message = received.poll(60, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the app sent nothing");
        }
        return message;
    }

    /** All messages that were not awaited. */
    public List<FlipperObject> all() {
        return new ArrayList<>(received);
    }

    public void awaitLeft() throws InterruptedException {
        if (!left.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the app is still connected");
        }
    }

    void received(FlipperObject message) {
        received.add(message);
    }

    void left() {
        left.countDown();
    }
}
