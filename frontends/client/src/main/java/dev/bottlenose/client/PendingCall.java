package dev.bottlenose.client;

import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.util.concurrent.CompletableFuture;

/** A call whose answer is awaited. */
final class PendingCall<O> {
    private final Command<?, O> command;
    private final CompletableFuture<O> result = new CompletableFuture<>();

    PendingCall(Command<?, O> command) {
        this.command = command;
    }

    CompletableFuture<O> result() {
        return result;
    }

    void answer(Json data) {
        try {
            result.complete(command.answer().read(data));
        } catch (MalformedJsonException e) {
            fail(new ClientException.Refused(new Fault(
                    "answer-malformed",
                    "The server's answer to '" + command.name() + "' is " + e.getMessage() + ".",
                    "use a server of the version of this client")));
        }
    }

    void refuse(Refusal refusal) {
        fail(new ClientException.Refused(
                refusal.fault().orElseGet(() -> new Fault("server-refused", refusal.text(), "bottlenose doctor"))));
    }

    void fail(ClientException failure) {
        result.completeExceptionally(failure);
    }
}
