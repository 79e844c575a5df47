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
 * Shows the calls of an OkHttp client on the Network page.
 *
 * <pre>{@code
 * OkHttpClient client = FlipperOkHttp.install(new OkHttpClient.Builder(), networkPlugin).build();
 * }</pre>
 *
 * <p>For application interceptors, and best as the last of them: it shows what the others made of a request. A response is
 * shown when its body is read to the end or closed. Not shown are frames of WebSockets.
 */
public final class FlipperOkHttp {
    private final NetworkPlugin plugin;
    private final Map<Call, Exchange> underWay = new ConcurrentHashMap<>();

    /** A tap of which {@link #interceptor} must be, and {@link #eventListeners} may be, given to clients. */
    public FlipperOkHttp(NetworkPlugin plugin) {
        this.plugin = plugin;
    }

    /** Adds a tap to a client without an event listener of its own, after the interceptors it has so far. */
    public static OkHttpClient.Builder install(OkHttpClient.Builder client, NetworkPlugin plugin) {
        FlipperOkHttp tap = new FlipperOkHttp(plugin);
        return client.addInterceptor(tap.interceptor()).eventListenerFactory(tap.eventListeners());
    }

    /** Tells of requests and responses. */
    public Interceptor interceptor() {
        return new FlipperInterceptor(plugin, underWay);
    }

    /** Tells how long it took to look up a name, to connect and to agree on keys. */
    public EventListener.Factory eventListeners() {
        return call -> new PhaseListener(underWay);
    }
}
