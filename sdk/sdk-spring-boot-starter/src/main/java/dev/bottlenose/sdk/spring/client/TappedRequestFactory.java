package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.NetworkPlugin;
import java.io.IOException;
import java.net.URI;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/** Creates the requests of another factory, and reports them. */
final class TappedRequestFactory implements ClientHttpRequestFactory, DisposableBean {
    private final ClientHttpRequestFactory factory;
    private final NetworkPlugin plugin;

    TappedRequestFactory(ClientHttpRequestFactory factory, NetworkPlugin plugin) {
        this.factory = factory;
        this.plugin = plugin;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        return new TappedRequest(factory.createRequest(uri, method), plugin);
    }

    @Override
    public void destroy() throws Exception {
        if (factory instanceof DisposableBean disposable) {
            disposable.destroy();
        }
    }
}
