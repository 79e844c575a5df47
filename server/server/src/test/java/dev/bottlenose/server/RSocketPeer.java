package dev.bottlenose.server;

import io.netty.handler.ssl.SslContext;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketConnector;
import io.rsocket.exceptions.ConnectionCloseException;
import io.rsocket.exceptions.ConnectionErrorException;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.util.DefaultPayload;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpClient;

/**
 * A legacy app that shares no code with the server: rsocket-java. Calls arrive as request-response interactions, whose answers
 * have no id; users of this peer answer by id nevertheless, as over WebSocket.
 */
final class RSocketPeer implements AppPeer {
    private static final Pattern CALL = Pattern.compile("\\{\"id\":(\\d+),.*", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile("\\{\"id\":(\\d+),(.*)", Pattern.DOTALL);

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Payload>> owed = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final Consumer<String> consumer;
    private final RSocket socket;

    private RSocketPeer(int port, @Nullable SslContext security, String setup, @Nullable Consumer<String> consumer) {
        this.consumer = consumer == null ? texts::add : consumer;
        TcpClient tcp = TcpClient.newConnection().host("localhost").port(port);
        TcpClient secured = security == null ? tcp : tcp.secure(with -> with.sslContext(security));
        socket = Await.until(RSocketConnector.create()
                .setupPayload(DefaultPayload.create(setup))
                .metadataMimeType("text/plain")
                .dataMimeType("text/plain")
                .fragment(1 << 20)
                .acceptor(SocketAcceptor.with(new Responder()))
                .connect(TcpClientTransport.create(secured))
                .toFuture());
        socket.onClose().subscribe(nothing -> {}, this::ended, () -> closeCode.complete(1006));
    }

    /** @param app whose certificate is used, on the secure port */
    static RSocketPeer connect(int port, @Nullable AppDirectory app, String setup, @Nullable Consumer<String> consumer)
            throws Exception {
        return new RSocketPeer(port, app == null ? null : app.nettyContext(), setup, consumer);
    }

    /** Sends a request of the app, and returns the response. */
    String ask(String text) {
        return Await.until(asking(text));
    }

    CompletableFuture<String> asking(String text) {
        return socket.requestResponse(DefaultPayload.create(text))
                .map(Payload::getDataUtf8)
                .toFuture();
    }

    /** Sends a text without response, even if it looks like an answer. */
    void sendWithoutResponse(String text) {
        socket.fireAndForget(DefaultPayload.create(text)).toFuture();
    }

    /** Sends a request of the app that fails, and returns why. */
    Throwable failureOf(String text) {
        return Await.failureOf(
                socket.requestResponse(DefaultPayload.create(text)).toFuture());
    }

    @Override
    public void send(String text) {
        Await.until(sendAsync(text));
    }

    @Override
    public CompletableFuture<?> sendAsync(String text) {
        Matcher answer = ANSWER.matcher(text);
        CompletableFuture<Payload> question = answer.matches() ? owed.remove(answer.group(1)) : null;
        if (question == null) {
            return socket.fireAndForget(DefaultPayload.create(text)).toFuture();
        }
        question.complete(DefaultPayload.create("{" + answer.group(2)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public String next() throws InterruptedException {
        String text = texts.poll(WebSocketPeer.TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no message was received");
        }
        return text;
    }

    @Override
    public int awaitCloseCode() {
        return Await.until(closeCode);
    }

    @Override
    public boolean isOpen() {
        return !closeCode.isDone();
    }

    /** The error with which the server closed the connection. */
    Throwable awaitError() {
        return Await.failureOf(socket.onClose().toFuture());
    }

    @Override
    public CompletableFuture<?> delayClose() {
        return new CompletableFuture<>();
    }

    @Override
    public void disconnect() {
        close();
    }

    @Override
    public void close() {
        socket.dispose();
    }

    private void ended(Throwable reason) {
        closeCode.complete(
                reason instanceof ConnectionCloseException
                        ? 1000
                        : reason instanceof ConnectionErrorException ? 1009 : 1006);
    }

    private final class Responder implements RSocket {
        @Override
        public Mono<Void> fireAndForget(Payload payload) {
            consumer.accept(payload.getDataUtf8());
            payload.release();
            return Mono.empty();
        }

        @Override
        public Mono<Payload> requestResponse(Payload payload) {
            String text = payload.getDataUtf8();
            payload.release();
            Matcher call = CALL.matcher(text);
            if (!call.matches()) {
                return Mono.error(new AssertionError("request without an id: " + text));
            }
            CompletableFuture<Payload> answer = new CompletableFuture<>();
            owed.put(call.group(1), answer);
            consumer.accept(text);
            return Mono.fromFuture(answer);
        }
    }
}
