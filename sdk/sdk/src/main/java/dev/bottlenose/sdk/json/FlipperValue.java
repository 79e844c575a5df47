package dev.bottlenose.sdk.json;

/** Something that knows how it looks as a JSON object; may be put wherever a value is put. */
@FunctionalInterface
public interface FlipperValue {
    FlipperObject toFlipperObject();
}
