package dev.bottlenose.protocol.json;

/** Takes bytes. */
@FunctionalInterface
public interface ByteSink {
    /** Takes {@code to - from} bytes; the array may be read during the call only, and must not be changed. */
    void put(byte[] bytes, int from, int to);
}
