package dev.bottlenose.sdk.network.servlet;

import dev.bottlenose.sdk.network.Exchange;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A request whose body is reported as the servlet reads it. */
final class TappedRequest extends HttpServletRequestWrapper {
    private final Exchange exchange;
    private @Nullable ServletInputStream input;
    private @Nullable BufferedReader reader;

    TappedRequest(HttpServletRequest request, Exchange exchange) {
        super(request);
        this.exchange = exchange;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (input == null) {
            input = new Input(super.getInputStream(), exchange);
        }
        return input;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            BufferedReader containers = super.getReader();
            reader = new BufferedReader(new TappedReader(containers, Charsets.of(getCharacterEncoding()), exchange));
        }
        return reader;
    }

    private static final class Input extends ServletInputStream {
        private final ServletInputStream input;
        private final Exchange exchange;

        Input(ServletInputStream input, Exchange exchange) {
            this.input = input;
            this.exchange = exchange;
        }

        @Override
        public int read() throws IOException {
            int read = input.read();
            if (read < 0) {
                exchange.requestEnds();
            } else {
                exchange.request(ByteBuffer.wrap(new byte[] {(byte) read}));
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = input.read(bytes, offset, length);
            if (read < 0) {
                exchange.requestEnds();
            } else {
                exchange.request(ByteBuffer.wrap(bytes, offset, read));
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return input.available();
        }

        @Override
        public boolean isFinished() {
            return input.isFinished();
        }

        @Override
        public boolean isReady() {
            return input.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            input.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }

    private static final class TappedReader extends FilterReader {
        private final Charset charset;
        private final Exchange exchange;

        TappedReader(Reader reader, Charset charset, Exchange exchange) {
            super(reader);
            this.charset = charset;
            this.exchange = exchange;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            int read = super.read(chars, offset, length);
            if (read < 0) {
                exchange.requestEnds();
            } else {
                exchange.request(charset.encode(CharBuffer.wrap(chars, offset, read)));
            }
            return read;
        }
    }
}
