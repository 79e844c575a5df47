package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.Envelope;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import dev.bottlenose.wire.SdkVersions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The conversation with a connected app. From generation 1 on, calls travel on streams of their own and their answers
 * come back without an id, which is added here; everything else travels without an answer.
 */
final class ConversationInteractions implements Interactions {
    /** Twice what a session lets an app owe; the rest are calls whose callers have disconnected. */
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
    public void send(AppRequest request) {
        if (request.id().isEmpty()) {
            reply(request.text());
        } else if (sdkVersion < SdkVersions.SUPPORTS_METHOD_QUERIES
                && request.method().equals(Methods.IS_METHOD_SUPPORTED)) {
            answer(request.id().getAsLong(), MessageKeys.SUCCESS, Json.object().put(MessageKeys.IS_SUPPORTED, false));
        } else if (sdkVersion < SdkVersions.ANSWERS_ON_STREAMS) {
            reply(request.text());
        } else {
            call(request.id().getAsLong(), request.text());
        }
    }

    @Override
    public void reply(JsonText text) {
        request(freeStreamId(), false, text);
    }

    @Override
    public void messageReceived(JsonText message) {
        out.accept(new RSocketEffect.Deliver(message));
    }

    @Override
    public void called(int streamId, JsonText call) {
        out.accept(new RSocketEffect.Send(
                new RSocketFrame.Failure(streamId, RSocketFrame.Failure.APPLICATION_ERROR, NOT_IMPLEMENTED)));
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
            out.accept(new RSocketEffect.Send(new RSocketFrame.Cancel(oldest)));
        }
        request(streamId, true, message);
    }

    private void request(int streamId, boolean wantsAnswer, JsonText message) {
        Fragments.of(new RSocketFrame.Request(streamId, wantsAnswer, false, message))
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
                MessageKeys.ERROR,
                Json.object()
                        .put(MessageKeys.ERROR_MESSAGE, message)
                        .put(MessageKeys.ERROR_NAME, "RSocketError")
                        .put(MessageKeys.ERROR_STACKTRACE, ""));
    }

    private void answer(long id, String member, JsonObject.Builder value) {
        out.accept(new RSocketEffect.Deliver(
                Json.object().put(MessageKeys.ID, id).put(member, value).toText()));
    }
}
