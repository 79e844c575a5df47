package dev.bottlenose.sdk.network.okhttp;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.NetworkPlugin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * Reports the calls of an OkHttp client.
 *
 * <pre>{@code
 * OkHttpClient client = FlipperOkHttp.install(new OkHttpClient.Builder(), networkPlugin).build();
 * }</pre>
 *
 * <p>Installs an application interceptor, which should be the last one to report what the others made of a request. A
 * response is reported once its body is read to the end or closed. WebSocket frames are not reported.
 */
public final class FlipperOkHttp {
    private final NetworkPlugin plugin;
    private final Map<Call, Exchange> underWay = new ConcurrentHashMap<>();

    /** Creates an integration to add to clients by hand: {@link #interceptor} is required, {@link #eventListeners} optional. */
    public FlipperOkHttp(NetworkPlugin plugin) {
        this.plugin = plugin;
    }

    /** Adds the integration to a client that has no event listener, after its present interceptors. */
    public static OkHttpClient.Builder install(OkHttpClient.Builder client, NetworkPlugin plugin) {
        FlipperOkHttp tap = new FlipperOkHttp(plugin);
        return client.addInterceptor(tap.interceptor()).eventListenerFactory(tap.eventListeners());
    }

    /** Reports requests and responses. */
    public Interceptor interceptor() {
        return new FlipperInterceptor(plugin, underWay);
    }

    /** Reports the durations of DNS lookup, connecting and TLS handshake. */
    public EventListener.Factory eventListeners() {
        return call -> new PhaseListener(underWay);
    }
}
