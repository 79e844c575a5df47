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

/** A peer that shares no code with the server: the JDK's WebSocket client. Can stop reading, and leave without goodbye. */
final class WebSocketPeer implements WebSocket.Listener, AppPeer {
    static final int PATIENCE_SECONDS = 60;

    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final Consumer<String> taker;
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<?> goodbye = CompletableFuture.completedFuture(null);
    private boolean reading = true;
    private boolean withheld;

    private WebSocketPeer(
            HttpClient client, URI address, Map<String, String> headers, @Nullable Consumer<String> taker) {
        this.taker = taker == null ? texts::add : taker;
        WebSocket.Builder builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        builder.buildAsync(address, this).whenComplete((built, failure) -> {
            if (failure != null) {
                socket.completeExceptionally(failure);
            }
        });
    }

    /** Keeps what it hears for {@link #next}. */
    static WebSocketPeer connect(String address, Map<String, String> headers) throws Exception {
        return connect(PLAIN, address, headers, null);
    }

    /** Hands on what it hears. */
    static WebSocketPeer connect(String address, Map<String, String> headers, Consumer<String> taker) throws Exception {
        return connect(PLAIN, address, headers, taker);
    }

    static WebSocketPeer connect(
            HttpClient client, String address, Map<String, String> headers, @Nullable Consumer<String> taker)
            throws Exception {
        WebSocketPeer peer = new WebSocketPeer(client, URI.create(address), headers, taker);
        peer.socket();
        return peer;
    }

    /** The HTTP status with which the server refuses this peer; fails if it does not. */
    static int refusedWith(String address, Map<String, String> headers) {
        WebSocketPeer peer = new WebSocketPeer(PLAIN, URI.create(address), headers, null);
        Throwable failure = Waiting.failureOf(peer.socket);
        if (failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            return refused.getResponse().statusCode();
        }
        throw new AssertionError("refused without a status: " + address, failure);
    }

    @Override
    public void say(String text) {
        Waiting.until(send(text));
    }

    @Override
    public synchronized CompletableFuture<?> send(String text) {
        sent = sent.thenCompose(before -> socket.thenCompose(open -> open.sendText(text, true)));
        return sent;
    }

    @Override
    public String next() throws InterruptedException {
        String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("nothing came");
        }
        return text;
    }

    boolean hasHeardMore() {
        return !texts.isEmpty();
    }

    @Override
    public int awaitCloseCode() {
        return Waiting.until(closeCode);
    }

    @Override
    public boolean isOpen() {
        return !closeCode.isDone();
    }

    void stopReading() {
        synchronized (partial) {
            reading = false;
        }
    }

    void readAgain() {
        synchronized (partial) {
            reading = true;
            if (withheld) {
                withheld = false;
                socket().request(1);
            }
        }
    }

    @Override
    public CompletableFuture<?> delayGoodbye() {
        goodbye = new CompletableFuture<>();
        return goodbye;
    }

    @Override
    public void leave() {
        Waiting.until(socket().sendClose(1001, "bye"));
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
            taker.accept(text);
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
        return goodbye;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.completeExceptionally(error);
    }

    private WebSocket socket() {
        return Waiting.until(socket);
    }
}
