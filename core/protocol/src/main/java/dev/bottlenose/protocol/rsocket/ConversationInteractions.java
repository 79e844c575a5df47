package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The conversation with a connected app. From generation 1 on, calls are asked on streams of their own and their answers
 * come back without an id, which is put in here; everything else is told.
 */
final class ConversationInteractions implements Interactions {
    /** Twice what a session lets an app owe; more are calls that nobody waits for any more. */
    private static final int MOST_CALLS = 20_000;

    private final int sdkVersion;
    private final Consumer<RSocketEffect> out;
    private final Map<Integer, Long> calls = new LinkedHashMap<>();
    private int nextStreamId = 2;

    ConversationInteractions(int sdkVersion, Consumer<RSocketEffect> out) {
        this.sdkVersion = sdkVersion;
        this.out = out;
    }

    @Override
    public void send(JsonText message) {
        Envelope envelope;
        try {
            envelope = Envelope.peek(message);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("session message is not JSON: " + e.getMessage(), e);
        }
        if (envelope.id().isEmpty()) {
            request(freeStreamId(), false, message);
        } else if (sdkVersion < 2 && envelope.method().orElse("").equals("isMethodSupported")) {
            answer(
                    envelope.id().getAsLong(),
                    "success",
                    Json.object().put("isSupported", false).build());
        } else if (sdkVersion == 0) {
            request(freeStreamId(), false, message);
        } else {
            call(envelope.id().getAsLong(), message);
        }
    }

    @Override
    public void told(JsonText message) {
        out.accept(new RSocketEffect.Deliver(message));
    }

    @Override
    public void asked(int streamId, JsonText question) {
        out.accept(
                new RSocketEffect.Send(new Frame.Failure(streamId, Frame.Failure.APPLICATION_ERROR, NOT_IMPLEMENTED)));
    }

    @Override
    public void answered(int streamId, JsonText answer) {
        Long id = calls.remove(streamId);
        if (id == null) {
            return;
        }
        try {
            out.accept(new RSocketEffect.Deliver(Envelope.peek(answer).withId(id)));
        } catch (MalformedJsonException e) {
            error(id, "The app's answer cannot be read: " + e.getMessage() + ".");
        }
    }

    @Override
    public void failed(int streamId, String reason) {
        Long id = calls.remove(streamId);
        if (id != null) {
            error(id, reason);
        }
    }

    private void call(long id, JsonText message) {
        int streamId = freeStreamId();
        calls.put(streamId, id);
        if (calls.size() > MOST_CALLS) {
            int oldest = calls.keySet().iterator().next();
            calls.remove(oldest);
            out.accept(new RSocketEffect.Send(new Frame.Cancel(oldest)));
        }
        request(streamId, true, message);
    }

    private void request(int streamId, boolean wantsAnswer, JsonText message) {
        Fragments.of(new Frame.Request(streamId, wantsAnswer, false, message))
                .forEach(frame -> out.accept(new RSocketEffect.Send(frame)));
    }

    private int freeStreamId() {
        int free = nextStreamId;
        do {
            nextStreamId = (nextStreamId + 2) & 0x7FFFFFFF;
        } while (nextStreamId == 0 || calls.containsKey(nextStreamId));
        return free;
    }

    private void error(long id, String message) {
        answer(
                id,
                "error",
                Json.object()
                        .put("message", message)
                        .put("name", "RSocketError")
                        .put("stacktrace", "")
                        .build());
    }

    private void answer(long id, String member, JsonObject value) {
        out.accept(new RSocketEffect.Deliver(
                Json.object().put("id", id).put(member, value).build().toText()));
    }
}
