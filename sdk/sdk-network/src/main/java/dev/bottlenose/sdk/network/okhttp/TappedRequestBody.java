package dev.bottlenose.sdk.network.okhttp;

import dev.bottlenose.sdk.network.Exchange;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A request body that is reported as it is written. */
final class TappedRequestBody extends RequestBody {
    private final RequestBody body;
    private final Exchange exchange;

    TappedRequestBody(RequestBody body, Exchange exchange) {
        this.body = body;
        this.exchange = exchange;
    }

    /** Returns duplex bodies as they are: they may be written after the call returns. */
    static boolean canTap(@Nullable RequestBody body) {
        return body != null && !body.isDuplex();
    }

    /** A body that can be written more than once. */
    static void copy(RequestBody body, Exchange exchange) throws IOException {
        new TappedRequestBody(body, exchange).writeTo(Okio.buffer(Okio.blackhole()));
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return body.isOneShot();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        exchange.requestBegins();
        BufferedSink tapped = Okio.buffer(new ForwardingSink(sink) {
            @Override
            public void write(Buffer source, long count) throws IOException {
                Bytes.copy(source, 0, count, exchange::request);
                super.write(source, count);
            }
        });
        body.writeTo(tapped);
        tapped.emit();
        exchange.requestEnds();
    }
}
