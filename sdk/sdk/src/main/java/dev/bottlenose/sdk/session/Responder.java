package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Answers one message, on the link it came from: message ids are not unique across links. */
final class Responder implements FlipperResponder {
    private final Outbox outbox;
    private final @Nullable Long id;
    private final AtomicBoolean answered = new AtomicBoolean();

    Responder(Outbox outbox, @Nullable Long id) {
        this.outbox = outbox;
        this.id = id;
    }

    @Override
    public void success() {
        success(FlipperObject.empty());
    }

    @Override
    public void success(FlipperObject result) {
        success(result.toJsonString());
    }

    @Override
    public void success(FlipperArray result) {
        success(result.toJsonString());
    }

    @Override
    public void error(FlipperObject error) {
        if (answered.compareAndSet(false, true)) {
            outbox.reply(Messages.error(id, error));
        }
    }

    @Override
    public void error(Throwable error) {
        error(Messages.thrown(error));
    }

    private void success(String resultJson) {
        if (answered.compareAndSet(false, true) && id != null) {
            outbox.reply(Messages.success(id, resultJson));
        }
    }
}
