package dev.bottlenose.sdk.transport;

/** Connects to desktops with one protocol. */
public interface Transport {
    /** Starts connecting and returns at once. Events go to {@code listener}, never from within this call. */
    Link connect(ConnectRequest request, LinkListener listener);
}
