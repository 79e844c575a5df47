package dev.bottlenose.sdk.transport;

/** A way to reach a desktop. */
public interface Transport {
    /** Starts to dial and returns at once; what happens is told to {@code listener}, never from within this call. */
    Link connect(ConnectRequest request, LinkListener listener);
}
