package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.json.FlipperObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps messages to RSocket interactions (docs/PROTOCOL.md, "RSocket"). A desktop's calls are request-response interactions,
 * answered on their stream and without the id; everything else is fire-and-forget. The certificate exchange is one
 * request-response interaction of the app. Safe from any thread.
 */
final class RSocketInteractions {
    /** Calls without an answer yet; of more, the oldest are never answered. */
    private static final int MAX_UNANSWERED = 10_000;

    private static final String ID = "{\"id\":";

    private final boolean exchange;
    private final Map<Long, Integer> unanswered = new LinkedHashMap<>();
    private int nextStreamId = 1;
    private int requestStream;

    /** @param exchange whether the connection is for certificates */
    RSocketInteractions(boolean exchange) {
        this.exchange = exchange;
    }

    /** The frame for a message of the app; empty if this protocol has none. */
    synchronized Optional<RSocketFrame> outgoing(String text) {
        if (exchange) {
            return request(text);
        }
        int comma = text.startsWith(ID) ? text.indexOf(',') : -1;
        @Nullable
        Integer stream = comma < 0 ? null : unanswered.remove(Long.parseLong(text.substring(ID.length(), comma)));
        if (stream == null) {
            return Optional.of(fitting(nextStreamId(), RSocketFrame.REQUEST_FNF, 0, text));
        }
        String answer = "{" + text.substring(comma + 1);
        return Optional.of(fitting(stream, RSocketFrame.PAYLOAD, RSocketFrame.NEXT | RSocketFrame.COMPLETE, answer));
    }

    /** The message in a request of the desktop, with the id by which its answer will be recognised. */
    synchronized String received(RSocketFrame request) {
        String text = request.text();
        @Nullable Object id = idOf(text);
        long known = id instanceof Long ? (Long) id : -request.streamId();
        unanswered.put(known, request.streamId());
        if (unanswered.size() > MAX_UNANSWERED) {
            unanswered.remove(unanswered.keySet().iterator().next());
        }
        return id instanceof Long ? text : ID + known + "," + text.substring(text.indexOf('{') + 1);
    }

    /** The desktop no longer wants this answer. */
    synchronized void cancelled(int streamId) {
        unanswered.values().remove(streamId);
    }

    /** Whether this answers the request for a certificate. */
    synchronized boolean isReply(RSocketFrame frame) {
        return requestStream != 0 && frame.streamId() == requestStream;
    }

    /** Old desktops do not support the acknowledgement, so only the request is sent. */
    private Optional<RSocketFrame> request(String text) {
        if (requestStream != 0) {
            return Optional.empty();
        }
        requestStream = nextStreamId();
        return Optional.of(RSocketFrame.of(requestStream, RSocketFrame.REQUEST_RESPONSE, 0, text));
    }

    private int nextStreamId() {
        int id = nextStreamId;
        nextStreamId = (nextStreamId + 2) & 0x7FFFFFFF;
        return id;
    }

    /** No client has ever sent a message that does not fit into one frame, so an error goes in its place. */
    private static RSocketFrame fitting(int streamId, int type, int flags, String text) {
        RSocketFrame frame = RSocketFrame.of(streamId, type, flags, text);
        if (frame.data().length <= RSocketFrame.LARGEST_DATA) {
            return frame;
        }
        FlipperObject error = FlipperObject.of(
                "message",
                "A message of " + frame.data().length + " bytes is too large for this desktop.",
                "name",
                "MessageTooLarge",
                "stacktrace",
                "");
        return RSocketFrame.of(
                streamId, type, flags, FlipperObject.of("error", error).toJsonString());
    }

    private static @Nullable Object idOf(String text) {
        try {
            return FlipperObject.parse(text).get("id");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
