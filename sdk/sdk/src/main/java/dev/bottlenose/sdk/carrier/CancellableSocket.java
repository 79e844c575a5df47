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
 * The socket of a link, which can be closed from any thread at any time, while connecting too. Closes the TCP socket
 * itself, because closing an SSLSocket waits for a writing thread.
 */
final class CancellableSocket implements Closeable {
    private final ConnectRequest request;
    private final Duration connectTimeout;
    private @Nullable Socket raw;
    private boolean cut;

    /** @param connectTimeout shared by all addresses of the host */
    CancellableSocket(ConnectRequest request, Duration connectTimeout) {
        this.request = request;
        this.connectTimeout = connectTimeout;
    }

    /** Connects to the first address of the host that accepts. */
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

    /** Performs the TLS handshake if the request asks for TLS. */
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

    /** Closes the socket: threads that read, write or connect get an exception. */
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
            throw new SocketException("the connection was cancelled");
        }
        Socket socket = new Socket(Proxy.NO_PROXY);
        raw = socket;
        return socket;
    }
}
