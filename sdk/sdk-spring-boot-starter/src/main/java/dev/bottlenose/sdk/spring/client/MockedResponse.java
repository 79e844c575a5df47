package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.MockResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** A response that the desktop provides. */
final class MockedResponse implements ClientHttpResponse {
    private final MockResponse mock;
    private final HttpHeaders headers = new HttpHeaders();
    private final InputStream body;

    MockedResponse(MockResponse mock) {
        this.mock = mock;
        this.body = new ByteArrayInputStream(mock.body());
        mock.head().headers().toList().forEach(header -> headers.add(header.name(), header.value()));
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(mock.head().status());
    }

    @Override
    public String getStatusText() {
        return mock.head().reason();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {}
}
