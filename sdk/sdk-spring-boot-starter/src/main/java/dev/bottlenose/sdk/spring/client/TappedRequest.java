package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.MockResponse;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.RequestHead;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * A request whose body is reported while it is sent. Like Spring's own requests, it holds a body in memory only if
 * necessary.
 */
final class TappedRequest implements ClientHttpRequest, StreamingHttpOutputMessage {
    private final ClientHttpRequest request;
    private final NetworkPlugin plugin;
    private @Nullable Body body;

    TappedRequest(ClientHttpRequest request, NetworkPlugin plugin) {
        this.request = request;
        this.plugin = plugin;
    }

    @Override
    public void setBody(Body given) {
        body = given;
    }

    @Override
    public OutputStream getBody() {
        if (body instanceof Written written) {
            return written.bytes;
        }
        Written written = new Written();
        body = written;
        return written.bytes;
    }

    @Override
    public ClientHttpResponse execute() throws IOException {
        Exchange exchange = plugin.begin(new RequestHead(
                request.getMethod().name(),
                request.getURI().toString(),
                Headers.of(request.getHeaders()),
                body != null));
        Optional<MockResponse> mock = exchange.mock();
        if (mock.isPresent()) {
            return new MockedResponse(mock.get());
        }
        try {
            if (body != null) {
                send(new TappedBody(body, exchange));
            }
            return TappedResponse.of(request.execute(), exchange);
        } catch (IOException | RuntimeException | Error e) {
            exchange.failed(e);
            throw e;
        }
    }

    private void send(Body tapped) throws IOException {
        if (request instanceof StreamingHttpOutputMessage streaming) {
            streaming.setBody(tapped);
        } else {
            tapped.writeTo(request.getBody());
        }
    }

    @Override
    public HttpMethod getMethod() {
        return request.getMethod();
    }

    @Override
    public URI getURI() {
        return request.getURI();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return request.getAttributes();
    }

    @Override
    public HttpHeaders getHeaders() {
        return request.getHeaders();
    }

    /** A body that was written before the request is sent. */
    private static final class Written implements Body {
        private final FastByteArrayOutputStream bytes = new FastByteArrayOutputStream();

        @Override
        public void writeTo(OutputStream output) throws IOException {
            bytes.writeTo(output);
        }

        @Override
        public boolean repeatable() {
            return true;
        }
    }

    private record TappedBody(Body body, Exchange exchange) implements Body {
        @Override
        public void writeTo(OutputStream output) throws IOException {
            exchange.requestBegins();
            body.writeTo(new TappedOutput(output, exchange));
            exchange.requestEnds();
        }

        @Override
        public boolean repeatable() {
            return body.repeatable();
        }
    }
}
