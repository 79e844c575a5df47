package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.json.FlipperObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which interaction carries which message (docs/PROTOCOL.md, "RSocket"). A desktop's calls come as questions and are answered
 * on their stream, without the id; everything else is told. The exchange of certificates is one question of the app's. Safe
 * from any thread.
 */
final class RSocketStreams {
    /** Calls without an answer yet; of more, the oldest go unanswered. */
    private static final int MOST_OWED = 10_000;

    private static final String ID = "{\"id\":";

    private final boolean exchange;
    private final Map<Long, Integer> owed = new LinkedHashMap<>();
    private int nextStreamId = 1;
    private int asked;

    /** @param exchange whether the connection is for certificates */
    RSocketStreams(boolean exchange) {
        this.exchange = exchange;
    }

    /** The frame for a message of this side; empty for what has no place here. */
    synchronized Optional<RSocketFrame> outgoing(String text) {
        if (exchange) {
            return request(text);
        }
        int comma = text.startsWith(ID) ? text.indexOf(',') : -1;
        @Nullable Integer stream = comma < 0 ? null : owed.remove(Long.parseLong(text.substring(ID.length(), comma)));
        if (stream == null) {
            return Optional.of(fitting(nextStreamId(), RSocketFrame.REQUEST_FNF, 0, text));
        }
        String answer = "{" + text.substring(comma + 1);
        return Optional.of(fitting(stream, RSocketFrame.PAYLOAD, RSocketFrame.NEXT | RSocketFrame.COMPLETE, answer));
    }

    /** The message in a request of the desktop's, by which its answer will be recognised. */
    synchronized String asked(RSocketFrame request) {
        String text = request.text();
        @Nullable Object id = idOf(text);
        long known = id instanceof Long ? (Long) id : -request.streamId();
        owed.put(known, request.streamId());
        if (owed.size() > MOST_OWED) {
            owed.remove(owed.keySet().iterator().next());
        }
        return id instanceof Long ? text : ID + known + "," + text.substring(text.indexOf('{') + 1);
    }

    /** The desktop does not want this answer any more. */
    synchronized void cancelled(int streamId) {
        owed.values().remove(streamId);
    }

    /** Whether this answers the question of the exchange. */
    synchronized boolean isReply(RSocketFrame frame) {
        return asked != 0 && frame.streamId() == asked;
    }

    /** Only the request for a certificate is for an old desktop; it knows no acknowledgement. */
    private Optional<RSocketFrame> request(String text) {
        if (asked != 0) {
            return Optional.empty();
        }
        asked = nextStreamId();
        return Optional.of(RSocketFrame.of(asked, RSocketFrame.REQUEST_RESPONSE, 0, text));
    }

    private int nextStreamId() {
        int id = nextStreamId;
        nextStreamId = (nextStreamId + 2) & 0x7FFFFFFF;
        return id;
    }

    /** What does not fit into one frame was never sent, by any client. */
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
