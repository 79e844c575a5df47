package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.ResponseHead;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** A response whose body is reported as the app reads it. */
final class TappedResponse implements ClientHttpResponse {
    private final ClientHttpResponse response;
    private final Exchange exchange;
    private @Nullable InputStream body;

    private TappedResponse(ClientHttpResponse response, Exchange exchange) {
        this.response = response;
        this.exchange = exchange;
    }

    /** Wraps a response. If its head cannot be read, it is closed. */
    static TappedResponse of(ClientHttpResponse response, Exchange exchange) throws IOException {
        try {
            exchange.response(new ResponseHead(
                    response.getStatusCode().value(),
                    Objects.toString(response.getStatusText(), ""),
                    Headers.of(response.getHeaders())));
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
        return new TappedResponse(response, exchange);
    }

    @Override
    public InputStream getBody() throws IOException {
        if (body == null) {
            body = new Input(response.getBody(), exchange);
        }
        return body;
    }

    @Override
    public void close() {
        exchange.responseEnds();
        response.close();
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    private static final class Input extends FilterInputStream {
        private final Exchange exchange;

        Input(InputStream input, Exchange exchange) {
            super(input);
            this.exchange = exchange;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = in.read(bytes, offset, length);
                if (read < 0) {
                    exchange.responseEnds();
                } else {
                    exchange.response(ByteBuffer.wrap(bytes, offset, read));
                }
                return read;
            } catch (IOException e) {
                exchange.failed(e);
                throw e;
            }
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] skipped = new byte[(int) Math.min(Math.max(0, count), 8_192)];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            // Data that is read twice would be reported twice.
            return false;
        }
    }
}
