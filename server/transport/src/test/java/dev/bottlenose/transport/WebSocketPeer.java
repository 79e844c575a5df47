package dev.bottlenose.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A peer that shares no code with the server: the JDK's WebSocket client. */
final class WebSocketPeer implements WebSocket.Listener {
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reading;

    private WebSocketPeer(boolean reading) {
        this.reading = reading;
    }

    record Connection(WebSocketPeer peer, WebSocket socket) {}

    static Connection connect(int port) throws Exception {
        return connect("127.0.0.1", port, true);
    }

    static Connection connect(String host, int port, boolean reading) throws Exception {
        WebSocketPeer peer = new WebSocketPeer(reading);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + host + ":" + port + "/?app=peer"), peer)
                .get(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return new Connection(peer, socket);
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (reading) {
            socket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        partial.append(part);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closeCode.completeExceptionally(error);
    }

    String next() throws InterruptedException {
        String message = messages.poll(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return message == null ? "nothing was received" : message;
    }

    int awaitCloseCode() throws Exception {
        return closeCode.get(RecordingReceiver.TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
