package dev.bottlenose.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A peer that shares no code with the server: the JDK's WebSocket client. Can stop reading, and close without a closing
 * handshake.
 */
final class WebSocketPeer implements WebSocket.Listener, AppPeer {
    static final int TIMEOUT_SECONDS = 60;

    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final Consumer<String> consumer;
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<?> delayedClose = CompletableFuture.completedFuture(null);
    private boolean reading = true;
    private boolean withheld;

    private WebSocketPeer(
            HttpClient client, URI address, Map<String, String> headers, @Nullable Consumer<String> consumer) {
        this.consumer = consumer == null ? texts::add : consumer;
        WebSocket.Builder builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        builder.buildAsync(address, this).whenComplete((built, failure) -> {
            if (failure != null) {
                socket.completeExceptionally(failure);
            }
        });
    }

    /** Keeps received messages for {@link #next}. */
    static WebSocketPeer connect(String address, Map<String, String> headers) throws Exception {
        return connect(PLAIN, address, headers, null);
    }

    /** Passes received messages on. */
    static WebSocketPeer connect(String address, Map<String, String> headers, Consumer<String> consumer)
            throws Exception {
        return connect(PLAIN, address, headers, consumer);
    }

    static WebSocketPeer connect(
            HttpClient client, String address, Map<String, String> headers, @Nullable Consumer<String> consumer)
            throws Exception {
        WebSocketPeer peer = new WebSocketPeer(client, URI.create(address), headers, consumer);
        peer.socket();
        return peer;
    }

    /** The HTTP status with which the server refuses the upgrade; fails if it accepts. */
    static int refusedWith(String address, Map<String, String> headers) {
        return refusedWith(PLAIN, address, headers);
    }

    static int refusedWith(HttpClient client, String address, Map<String, String> headers) {
        WebSocketPeer peer = new WebSocketPeer(client, URI.create(address), headers, null);
        Throwable failure = Await.failureOf(peer.socket);
        if (failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return refused.getResponse().statusCode();
        }
        throw new AssertionError("not refused with a status: " + address, failure);
    }

    @Override
    public void send(String text) {
        Await.until(sendAsync(text));
    }

    @Override
    public synchronized CompletableFuture<?> sendAsync(String text) {
        sent = sent.thenCompose(before -> socket.thenCompose(open -> open.sendText(text, true)));
        return sent;
    }

    @Override
    public String next() throws InterruptedException {
        String text = texts.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no message was received");
        }
        return text;
    }

    boolean hasMore() {
        return !texts.isEmpty();
    }

    @Override
    public int awaitCloseCode() {
        return Await.until(closeCode);
    }

    @Override
    public boolean isOpen() {
        return !closeCode.isDone();
    }

    @Override
    public void stopReading() {
        synchronized (partial) {
            reading = false;
        }
    }

    @Override
    public void readAgain() {
        synchronized (partial) {
            reading = true;
            if (withheld) {
                withheld = false;
                socket().request(1);
            }
        }
    }

    @Override
    public CompletableFuture<?> delayClose() {
        delayedClose = new CompletableFuture<>();
        return delayedClose;
    }

    @Override
    public void disconnect() {
        Await.until(socket().sendClose(1001, "bye"));
        awaitCloseCode();
    }

    @Override
    public void close() {
        socket().abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket.complete(opened);
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        partial.append(part);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            consumer.accept(text);
        }
        synchronized (partial) {
            if (reading) {
                from.request(1);
            } else {
                withheld = true;
            }
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.complete(code);
        return delayedClose;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.completeExceptionally(error);
    }

    private WebSocket socket() {
        return Await.until(socket);
    }
}
