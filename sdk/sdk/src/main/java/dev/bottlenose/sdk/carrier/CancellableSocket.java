package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.transport.ConnectRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The socket under a link, which can be cut from any thread at any moment. Cutting goes to the TCP socket itself: closing an
 * SSLSocket waits for whoever is writing to it.
 */
final class CancellableSocket implements Closeable {
    private final ConnectRequest request;
    private final Duration connectTimeout;
    private @Nullable Socket raw;
    private boolean cut;

    /** @param connectTimeout for connecting, shared by all addresses of the host */
    CancellableSocket(ConnectRequest request, Duration connectTimeout) {
        this.request = request;
        this.connectTimeout = connectTimeout;
    }

    /** Connects to the first address of the host that answers. */
    Socket connect() throws IOException {
        IOException last = new SocketException("no address for " + request.host());
        InetAddress[] addresses = InetAddress.getAllByName(request.host());
        int timeout = (int) (connectTimeout.toMillis() / addresses.length) + 1;
        for (InetAddress address : addresses) {
            Socket socket = open();
            try {
                socket.connect(new InetSocketAddress(address, request.port()), timeout);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    /** Agrees on TLS where the request asks for it. */
    Socket secure(Socket socket) throws IOException {
        if (!request.security().isPresent()) {
            return socket;
        }
        SSLSocket secured =
                (SSLSocket) request.security().get().createSocket(socket, request.host(), request.port(), true);
        secured.setUseClientMode(true);
        secured.startHandshake();
        return secured;
    }

    /** Breaks the connection off: whoever reads, writes or connects gets an exception. */
    @Override
    public synchronized void close() {
        cut = true;
        if (raw != null) {
            try {
                raw.close();
            } catch (IOException ignored) {
                // Nothing is left that could be done with it.
            }
        }
    }

    // A debugger's own connections never go through the app's proxy.
    private synchronized Socket open() throws IOException {
        if (cut) {
            throw new SocketException("the connection was broken off");
        }
        Socket socket = new Socket(Proxy.NO_PROXY);
        raw = socket;
        return socket;
    }
}
