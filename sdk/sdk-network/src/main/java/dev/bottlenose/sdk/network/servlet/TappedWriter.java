package dev.bottlenose.sdk.network.servlet;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** A writer that reports what is written. Like every PrintWriter, it throws no exceptions. */
final class TappedWriter extends PrintWriter {
    private final PrintWriter writer;

    TappedWriter(PrintWriter writer, Charset charset, Consumer<ByteBuffer> copy) {
        super(new Copying(writer, charset, copy));
        this.writer = writer;
    }

    @Override
    public boolean checkError() {
        return super.checkError() || writer.checkError();
    }

    /** Wrapped by the writer, some of whose print methods do not use its write methods. */
    private static final class Copying extends Writer {
        private final PrintWriter writer;
        private final Charset charset;
        private final Consumer<ByteBuffer> copy;

        Copying(PrintWriter writer, Charset charset, Consumer<ByteBuffer> copy) {
            this.writer = writer;
            this.charset = charset;
            this.copy = copy;
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            copy.accept(charset.encode(CharBuffer.wrap(chars, offset, length)));
            writer.write(chars, offset, length);
        }

        @Override
        public void flush() throws IOException {
            writer.flush();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
