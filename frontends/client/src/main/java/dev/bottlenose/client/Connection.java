package dev.bottlenose.client;

import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.session.FrontEndSession;
import dev.bottlenose.frontends.session.SessionEffect;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The shell around the pure session of one connection. Safe from any thread. */
final class Connection implements WebSocket.Listener, SessionEffect.Performer<PendingCall<?>> {
    /** Takes what comes from the connection by itself. */
    interface Owner {
        /** An event came; its text has this size in UTF-16 units. */
        void happened(ServerEvent event, int size);

        /** The connection ended; called once. */
        void ended(Connection connection, ClientException.ConnectionLost reason);
    }

    private final Owner owner;
    private final Consumer<Runnable> whenRoom;
    private final int largestMessage;

    /** Only the socket's reader touches it. */
    private final StringBuilder partial = new StringBuilder();

    /** Size of the message being read; only the socket's reader touches it. */
    private int size;

    /** Guards what is below. */
    private final Object lock = new Object();

    private final FrontEndSession<PendingCall<?>> session = new FrontEndSession<>();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private boolean ended;

    /** Null until the connection is open. */
    private @Nullable WebSocket socket;

    Connection(Owner owner, Consumer<Runnable> whenRoom, int largestMessage) {
        this.owner = owner;
        this.whenRoom = whenRoom;
        this.largestMessage = largestMessage;
    }

    <I, O> void call(Command<I, O> command, I input, PendingCall<O> caller) {
        synchronized (lock) {
            // Calls go out in the order of their numbers. Nobody waits for this one yet, so no callback runs here.
            session.call(command.name(), command.arguments().write(input), caller)
                    .forEach(effect -> effect.perform(this));
        }
    }

    void abandon(PendingCall<?> caller) {
        synchronized (lock) {
            session.abandon(caller);
        }
    }

    /** Says goodbye and ends the connection. */
    void close() {
        WebSocket open;
        CompletableFuture<?> last;
        synchronized (lock) {
            open = socket;
            last = sent;
        }
        end("this client closed it");
        if (open != null) {
            last.handle((done, failed) -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                    .thenCompose(closing -> closing)
                    .whenComplete((done, failed) -> open.abort());
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        synchronized (lock) {
            socket = opened;
        }
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        partial.append(part);
        if (partial.length() > largestMessage) {
            partial.setLength(0);
            end("a message is larger than " + largestMessage + " characters");
            from.abort();
            return null;
        }
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            receive(text);
        }
        whenRoom.accept(() -> from.request(1));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(reason.isEmpty() ? "code " + code : reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(String.valueOf(error.getMessage()));
    }

    @Override
    public void send(JsonText text) {
        WebSocket open = socket;
        if (open != null) {
            String message = text.toString();
            sent = sent.handle((done, failed) -> open.sendText(message, true)).thenCompose(sending -> sending);
        }
    }

    @Override
    public void answer(PendingCall<?> caller, Json data) {
        caller.answer(data);
    }

    @Override
    public void refuse(PendingCall<?> caller, Refusal refusal) {
        caller.refuse(refusal);
    }

    @Override
    public void lose(PendingCall<?> caller) {
        caller.fail(lost("it ended before the answer came"));
    }

    @Override
    public void publish(ServerEvent event) {
        owner.happened(event, size);
    }

    @Override
    public void report(String problem) {
        end(problem);
    }

    private void end(String reason) {
        List<SessionEffect<PendingCall<?>>> effects;
        synchronized (lock) {
            if (ended) {
                return;
            }
            ended = true;
            effects = session.end();
        }
        ClientException.ConnectionLost lost = lost(reason);
        effects.forEach(effect -> effect.perform(this));
        owner.ended(this, lost);
    }

    private static ClientException.ConnectionLost lost(String reason) {
        return new ClientException.ConnectionLost(new Fault(
                "server-lost",
                "The connection to the server ended: " + reason + ".",
                "bottlenose serve, then try again"));
    }

    private void receive(String text) {
        size = text.length();
        List<SessionEffect<PendingCall<?>>> effects;
        synchronized (lock) {
            effects = session.receive(JsonText.of(text));
        }
        effects.forEach(effect -> effect.perform(this));
    }
}
