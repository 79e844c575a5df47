package dev.bottlenose.sdk.transport;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** What to connect to, and how to introduce the app. Immutable. */
public final class ConnectRequest {
    private final String host;
    private final int port;
    private final String query;
    private final @Nullable SSLSocketFactory security;
    private final @Nullable String origin;
    private final int maxMessage;

    private ConnectRequest(
            String host,
            int port,
            String query,
            @Nullable SSLSocketFactory security,
            @Nullable String origin,
            int maxMessage) {
        this.host = host;
        this.port = port;
        this.query = query;
        this.security = security;
        this.origin = origin;
        this.maxMessage = maxMessage;
    }

    /**
     * A request for a plain connection.
     *
     * @param query introduces the app: {@code key=value} pairs, form-encoded and joined by {@code &}
     */
    public static ConnectRequest plain(String host, int port, String query) {
        return new ConnectRequest(host, port, query, null, null, Integer.MAX_VALUE);
    }

    /**
     * A request for a connection over TLS.
     *
     * @param security makes sockets that present the app's certificate and accept only certificates of the pinned authority
     */
    public static ConnectRequest secure(String host, int port, String query, SSLSocketFactory security) {
        return new ConnectRequest(host, port, query, security, null, Integer.MAX_VALUE);
    }

    /** This request, with an {@code Origin} header. */
    public ConnectRequest withOrigin(String pageOrigin) {
        return new ConnectRequest(host, port, query, security, pageOrigin, maxMessage);
    }

    /** This request, to a desktop that is not trusted yet: larger messages from it are skipped. */
    public ConnectRequest withMaxMessage(int bytes) {
        return new ConnectRequest(host, port, query, security, origin, bytes);
    }

    /** This request, for another port. */
    public ConnectRequest toPort(int otherPort) {
        return new ConnectRequest(host, otherPort, query, security, origin, maxMessage);
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String query() {
        return query;
    }

    /** Empty for a plain connection. */
    public Optional<SSLSocketFactory> security() {
        return Optional.ofNullable(security);
    }

    public Optional<String> origin() {
        return Optional.ofNullable(origin);
    }

    /** The largest message that the desktop may send, in bytes. */
    public int maxMessage() {
        return maxMessage;
    }

    /** Host and port. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
