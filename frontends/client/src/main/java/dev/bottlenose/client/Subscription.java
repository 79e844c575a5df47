package dev.bottlenose.client;

/** Something that a client receives until this is closed. Closing twice does nothing. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
