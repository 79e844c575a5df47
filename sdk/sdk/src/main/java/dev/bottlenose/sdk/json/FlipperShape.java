package dev.bottlenose.sdk.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Describes how to convert values of a class to JSON, without changing the class:
 *
 * <pre>{@code
 * static final FlipperShape<Track> TRACK =
 *         FlipperShape.<Track>of().with("title", Track::title).with("seconds", Track::seconds);
 * ...
 * connection.send("played", TRACK.object(track));
 * }</pre>
 *
 * <p>Immutable; safe from any thread.
 */
public final class FlipperShape<T> {
    private final Map<String, Function<? super T, ? extends @Nullable Object>> members;

    private FlipperShape(Map<String, Function<? super T, ? extends @Nullable Object>> members) {
        this.members = members;
    }

    /** A shape without members. */
    public static <T> FlipperShape<T> of() {
        return new FlipperShape<>(new LinkedHashMap<>());
    }

    /** Returns this shape with another member. {@code member} may return anything that {@link FlipperObject#of} accepts. */
    public FlipperShape<T> with(String key, Function<? super T, ? extends @Nullable Object> member) {
        Map<String, Function<? super T, ? extends @Nullable Object>> more = new LinkedHashMap<>(members);
        more.put(key, member);
        return new FlipperShape<>(more);
    }

    public FlipperObject object(T value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        members.forEach((key, member) -> values.put(key, member.apply(value)));
        return FlipperObject.of(values);
    }

    public FlipperArray array(Iterable<? extends T> values) {
        FlipperArray.Builder array = new FlipperArray.Builder();
        for (T value : values) {
            array.put(object(value));
        }
        return array.build();
    }
}
