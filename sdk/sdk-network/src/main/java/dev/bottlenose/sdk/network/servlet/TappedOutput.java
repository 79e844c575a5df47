package dev.bottlenose.sdk.network.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** An output stream that reports what is written. */
final class TappedOutput extends ServletOutputStream {
    private final ServletOutputStream output;
    private final Consumer<ByteBuffer> copy;

    TappedOutput(ServletOutputStream output, Consumer<ByteBuffer> copy) {
        this.output = output;
        this.copy = copy;
    }

    @Override
    public void write(int value) throws IOException {
        copy.accept(ByteBuffer.wrap(new byte[] {(byte) value}));
        output.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        copy.accept(ByteBuffer.wrap(bytes, offset, length));
        output.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
        return output.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        output.setWriteListener(listener);
    }

    @Override
    public void flush() throws IOException {
        output.flush();
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
