package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Assembles messages that arrive in fragments, and splits messages that are larger than a frame. Not thread-safe. */
final class Fragments {
    /** Messages in fragments at the same time; even empty fragments take memory. */
    private static final int MOST_AT_ONCE = 1024;

    private record Begun(RSocketFrame.Fragment first, ByteArrayOutputStream data) {}

    private final Map<Integer, Begun> begun = new HashMap<>();
    private final long mostBytes;
    private final Consumer<RSocketFrame.Fragment> whole;
    private final Runnable tooBig;
    private long bytes;

    /**
     * Starts without any.
     *
     * @param mostBytes of a message, and of all the fragments that wait for the rest of theirs
     * @param whole takes each message once it is complete
     * @param tooBig called instead when a message would exceed the limit
     */
    Fragments(int mostBytes, Consumer<RSocketFrame.Fragment> whole, Runnable tooBig) {
        this.mostBytes = mostBytes;
        this.whole = whole;
        this.tooBig = tooBig;
    }

    void add(RSocketFrame.Request piece) {
        forget(piece.streamId());
        if (isTooMuch(piece.data())) {
            tooBig.run();
        } else if (piece.follows()) {
            begin(piece);
        } else {
            whole.accept(piece);
        }
    }

    void add(RSocketFrame.Payload piece) {
        Begun unfinished = begun.get(piece.streamId());
        boolean last = !piece.follows() || piece.complete();
        if (isTooMuch(piece.data())) {
            tooBig.run();
        } else if (unfinished != null) {
            unfinished.data().writeBytes(piece.data().bytes());
            bytes += piece.data().size();
            if (last) {
                forget(piece.streamId());
                JsonText data = JsonText.wrap(unfinished.data().toByteArray());
                whole.accept(unfinished.first().assembled(piece, data));
            }
        } else if (last) {
            whole.accept(piece);
        } else {
            begin(piece);
        }
    }

    /** What all fragments take together. */
    long bytes() {
        return bytes;
    }

    void clear() {
        begun.clear();
        bytes = 0;
    }

    /** Discards the unfinished message of this stream, whose rest will not arrive. */
    void forget(int streamId) {
        Begun unfinished = begun.remove(streamId);
        if (unfinished != null) {
            bytes -= unfinished.data().size();
        }
    }

    /** Splits a message into frames within the size limit. */
    static List<RSocketFrame.Sendable> of(RSocketFrame.Request message) {
        return of(message, FrameReader.LARGEST_DATA);
    }

    static List<RSocketFrame.Sendable> of(RSocketFrame.Request message, int largestData) {
        byte[] data = message.data().bytes();
        if (data.length <= largestData) {
            return List.of(message);
        }
        List<RSocketFrame.Sendable> frames = new ArrayList<>();
        for (int start = 0; start < data.length; start += largestData) {
            int end = Math.min(data.length, start + largestData);
            JsonText piece = JsonText.wrap(Arrays.copyOfRange(data, start, end));
            boolean follows = end < data.length;
            frames.add(
                    start == 0
                            ? new RSocketFrame.Request(message.streamId(), message.wantsAnswer(), true, piece)
                            : new RSocketFrame.Payload(message.streamId(), follows, true, false, piece));
        }
        return frames;
    }

    private void begin(RSocketFrame.Fragment first) {
        if (begun.size() >= MOST_AT_ONCE) {
            tooBig.run();
            return;
        }
        JsonText data = first.data();
        ByteArrayOutputStream start = new ByteArrayOutputStream(data.size());
        start.writeBytes(data.bytes());
        begun.put(first.streamId(), new Begun(first, start));
        bytes += data.size();
    }

    private boolean isTooMuch(JsonText data) {
        return bytes + data.size() > mostBytes;
    }
}
