package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages that are larger than a frame: puts together what comes in pieces, and cuts up what has to go. Not thread-safe. */
final class Fragments {
    /** Messages in pieces at the same time; even empty pieces take room. */
    private static final int MOST_AT_ONCE = 1024;

    private record Begun(Frame first, ByteArrayOutputStream data) {}

    private final Map<Integer, Begun> begun = new HashMap<>();
    private final long mostBytes;
    private long bytes;

    /** @param mostBytes of a message, and of all the pieces that wait for the rest of theirs */
    Fragments(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Signals more than is allowed. */
    static final class TooBigException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Returns the frame if it is a whole message, or the message that it completes. */
    Optional<Frame> add(Frame.Request piece) throws TooBigException {
        forget(piece.streamId());
        check(piece.data());
        return piece.follows() ? begin(piece, piece.data()) : Optional.of(piece);
    }

    /** Returns the frame if it is a whole message, or the message that it completes. */
    Optional<Frame> add(Frame.Payload piece) throws TooBigException {
        check(piece.data());
        Begun known = begun.get(piece.streamId());
        if (known == null) {
            return piece.follows() && !piece.complete() ? begin(piece, piece.data()) : Optional.of(piece);
        }
        known.data().writeBytes(piece.data().bytes());
        bytes += piece.data().size();
        if (piece.follows() && !piece.complete()) {
            return Optional.empty();
        }
        forget(piece.streamId());
        JsonText whole = JsonText.wrap(known.data().toByteArray());
        return Optional.of(
                known.first() instanceof Frame.Request request
                        ? new Frame.Request(request.streamId(), request.wantsAnswer(), false, whole)
                        : new Frame.Payload(piece.streamId(), false, true, piece.complete(), whole));
    }

    /** The rest of what was begun on this stream will not come. */
    void forget(int streamId) {
        Begun known = begun.remove(streamId);
        if (known != null) {
            bytes -= known.data().size();
        }
    }

    /** Cuts a message into frames that are not too long. */
    static List<Frame.Sendable> of(Frame.Request whole) {
        return of(whole, FrameCodec.LARGEST_DATA);
    }

    static List<Frame.Sendable> of(Frame.Request whole, int largestData) {
        byte[] data = whole.data().bytes();
        if (data.length <= largestData) {
            return List.of(whole);
        }
        List<Frame.Sendable> frames = new ArrayList<>();
        for (int start = 0; start < data.length; start += largestData) {
            int end = Math.min(data.length, start + largestData);
            JsonText piece = JsonText.wrap(Arrays.copyOfRange(data, start, end));
            boolean follows = end < data.length;
            frames.add(
                    start == 0
                            ? new Frame.Request(whole.streamId(), whole.wantsAnswer(), true, piece)
                            : new Frame.Payload(whole.streamId(), follows, true, false, piece));
        }
        return frames;
    }

    private Optional<Frame> begin(Frame first, JsonText data) throws TooBigException {
        if (begun.size() >= MOST_AT_ONCE) {
            throw new TooBigException();
        }
        ByteArrayOutputStream start = new ByteArrayOutputStream(data.size());
        start.writeBytes(data.bytes());
        begun.put(first.streamId(), new Begun(first, start));
        bytes += data.size();
        return Optional.empty();
    }

    private void check(JsonText data) throws TooBigException {
        if (bytes + data.size() > mostBytes) {
            throw new TooBigException();
        }
    }
}
