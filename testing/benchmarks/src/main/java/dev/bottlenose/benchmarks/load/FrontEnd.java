package dev.bottlenose.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.AppRequest;
import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.event.EventType;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.session.FrontEndSession;
import dev.bottlenose.frontends.session.SessionEffect;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A front end: runs commands, and counts the messages of apps.
 *
 * <p>Its commands go through the session that all front ends have. Messages of apps are counted in the bytes of the socket
 * instead, because to decode them would take as much of the machine as the server that is measured.
 */
public final class FrontEnd implements Closeable, SessionEffect.Performer<CompletableFuture<Json>> {
    private static final byte[] MESSAGE = nameOf(ServerEvent.MessageReceived.TYPE);
    private static final byte[] APPEARED = nameOf(ServerEvent.ClientConnected.TYPE);

    /** Where in an event its name stands. */
    private static final int NAME_WITHIN = 80;

    private static final int TIMEOUT_SECONDS = 60;

    private final RawWebSocket socket;

    /** Guarded by itself. */
    private final FrontEndSession<CompletableFuture<Json>> session = new FrontEndSession<>();

    private long messages;
    private long appeared;

    private FrontEnd(RawWebSocket socket) {
        this.socket = socket;
    }

    /** Connects and listens. */
    public static FrontEnd connect(RunningServer server) throws IOException {
        FrontEnd frontEnd = notReading(server);
        frontEnd.socket.listen("front end", frontEnd::received);
        return frontEnd;
    }

    /** Connects, and never reads a byte. */
    public static FrontEnd notReading(RunningServer server) throws IOException {
        String target = server.token().map(token -> "/?token=" + token).orElse("/");
        return new FrontEnd(RawWebSocket.open(new Socket("localhost", server.uiPort()), server.uiPort(), target));
    }

    /** Sends a command and does not wait. */
    public <I> CompletableFuture<Json> exec(Command<I, ?> command, I input) throws IOException {
        CompletableFuture<Json> answer = new CompletableFuture<>();
        try {
            synchronized (session) {
                session.call(command.name(), command.arguments().write(input), answer)
                        .forEach(effect -> effect.perform(this));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return answer;
    }

    /** Ids of the connected apps, once there are as many as expected. */
    public List<String> awaitApps(int count) throws Exception {
        while (true) {
            long before = appeared();
            Json answer = exec(AppCommands.LIST, Nothing.NOTHING).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<ClientDescription> apps = AppCommands.LIST.answer().read(answer);
            if (apps.size() >= count) {
                return apps.stream().map(ClientDescription::id).toList();
            }
            awaitAppeared(before + 1);
        }
    }

    /** Opens the plugin of an app, so that its messages come. */
    public void open(String appId) throws Exception {
        askToOpen(appId).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks for the plugin of an app, whose messages begin to come at some time. */
    public CompletableFuture<Json> askToOpen(String appId) throws IOException {
        JsonObject init = Json.object()
                .put("method", "init")
                .put("params", Json.object().put("plugin", App.PLUGIN).build())
                .build();
        return exec(AppCommands.REQUEST, new AppRequest(appId, init));
    }

    @Override
    public void send(JsonText text) {
        try {
            socket.send(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void answer(CompletableFuture<Json> caller, Json data) {
        caller.complete(data);
    }

    @Override
    public void refuse(CompletableFuture<Json> caller, Refusal refusal) {
        caller.completeExceptionally(new IOException("refused: " + refusal.text()));
    }

    @Override
    public void lose(CompletableFuture<Json> caller) {
        caller.completeExceptionally(new IOException("the connection ended"));
    }

    @Override
    public void publish(ServerEvent event) {
        // Events that are counted are found in the bytes; others are of no interest.
    }

    @Override
    public void report(String problem) {
        throw new IllegalStateException("server message is malformed: " + problem);
    }

    /** Messages of apps so far. */
    public synchronized long messages() {
        return messages;
    }

    /** Waits until this many messages of apps have come in all. */
    public synchronized void awaitMessages(long count) throws InterruptedException, IOException {
        while (messages < count) {
            long before = messages;
            wait(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            if (messages == before) {
                throw new IOException("only " + messages + " of " + count + " messages were received");
            }
        }
    }

    private synchronized long appeared() {
        return appeared;
    }

    /** Waits until the server has reported this many apps in all, however many stayed. */
    public synchronized void awaitAppeared(long count) throws InterruptedException, IOException {
        while (appeared < count) {
            long before = appeared;
            wait(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            if (appeared == before) {
                throw new IOException("the server reported only " + appeared + " of " + count + " apps");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void received(byte[] bytes, int length, long total) throws IOException {
        int beginning = Math.min(length, NAME_WITHIN);
        if (holds(bytes, beginning, MESSAGE)) {
            synchronized (this) {
                messages++;
                notifyAll();
            }
        } else if (holds(bytes, beginning, APPEARED)) {
            synchronized (this) {
                appeared++;
                notifyAll();
            }
        } else if (length == total) {
            answered(JsonText.wrap(Arrays.copyOf(bytes, length)));
        }
    }

    private void answered(JsonText text) {
        List<SessionEffect<CompletableFuture<Json>>> effects;
        synchronized (session) {
            effects = session.receive(text);
        }
        effects.forEach(effect -> effect.perform(this));
    }

    private static byte[] nameOf(EventType<?> type) {
        return ("\"" + type.name() + "\"").getBytes(UTF_8);
    }

    private static boolean holds(byte[] bytes, int length, byte[] name) {
        for (int start = 0; start + name.length <= length; start++) {
            int same = 0;
            while (same < name.length && bytes[start + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return true;
            }
        }
        return false;
    }
}
