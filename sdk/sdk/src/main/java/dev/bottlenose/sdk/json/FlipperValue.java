package dev.bottlenose.sdk.json;

/** Something that converts itself to a JSON object, and can be put wherever a value is put. */
@FunctionalInterface
public interface FlipperValue {
    FlipperObject toFlipperObject();
}
