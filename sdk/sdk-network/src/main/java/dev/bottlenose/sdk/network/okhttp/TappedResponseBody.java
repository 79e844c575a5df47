package dev.bottlenose.sdk.network.okhttp;

import dev.bottlenose.sdk.network.Exchange;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A response body that is reported as the app reads it. */
final class TappedResponseBody extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource tapped;

    TappedResponseBody(ResponseBody body, Exchange exchange) {
        this.body = body;
        this.tapped = Okio.buffer(new Tap(body.source(), exchange));
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public BufferedSource source() {
        return tapped;
    }

    private static final class Tap extends ForwardingSource {
        private final Exchange exchange;

        Tap(Source source, Exchange exchange) {
            super(source);
            this.exchange = exchange;
        }

        @Override
        public long read(Buffer sink, long count) throws IOException {
            long read;
            try {
                read = super.read(sink, count);
            } catch (IOException | RuntimeException e) {
                exchange.failed(e);
                throw e;
            }
            if (read < 0) {
                exchange.responseEnds();
            } else {
                Bytes.copy(sink, sink.size() - read, read, exchange::response);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            exchange.responseEnds();
            super.close();
        }
    }
}
