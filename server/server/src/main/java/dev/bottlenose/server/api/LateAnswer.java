package dev.bottlenose.server.api;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.message.Refusal;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers a call once something on a device is done. */
final class LateAnswer {
    private LateAnswer() {}

    static void done(CommandCall<Nothing> call, CompletionStage<Void> stage) {
        of(call, stage, nothing -> Nothing.NOTHING);
    }

    /** @param form makes the answer from the result; null results are possible */
    static <T, O> void of(CommandCall<O> call, CompletionStage<T> stage, Function<T, O> form) {
        stage.thenApply(form).whenComplete((answer, failure) -> {
            if (failure == null) {
                call.answer(answer);
            } else {
                call.fail(refusal(failure));
            }
        });
    }

    private static Refusal refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof DeviceException known ? new Refusal(known.fault()) : new Refusal(cause.toString());
    }
}
