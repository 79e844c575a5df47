package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.Exchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Sends a request's body, and reports it. */
final class TappedOutput extends FilterOutputStream {
    private final Exchange exchange;

    TappedOutput(OutputStream output, Exchange exchange) {
        super(output);
        this.exchange = exchange;
    }

    @Override
    public void write(int value) throws IOException {
        exchange.request(ByteBuffer.wrap(new byte[] {(byte) value}));
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        exchange.request(ByteBuffer.wrap(bytes, offset, length));
        out.write(bytes, offset, length);
    }
}
