package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.transport.Dial;
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
public final class Line implements Closeable {
    private final Dial dial;
    private final Duration patience;
    private @Nullable Socket raw;
    private boolean cut;

    /** @param patience for connecting, shared by all addresses of the host */
    public Line(Dial dial, Duration patience) {
        this.dial = dial;
        this.patience = patience;
    }

    /** Connects to the first address of the host that answers. */
    public Socket connect() throws IOException {
        IOException last = new SocketException("no address for " + dial.host());
        InetAddress[] addresses = InetAddress.getAllByName(dial.host());
        int timeout = (int) (patience.toMillis() / addresses.length) + 1;
        for (InetAddress address : addresses) {
            Socket socket = open();
            try {
                socket.connect(new InetSocketAddress(address, dial.port()), timeout);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    /** Agrees on TLS where the dial asks for it. */
    public Socket secure(Socket socket) throws IOException {
        if (!dial.security().isPresent()) {
            return socket;
        }
        SSLSocket secured = (SSLSocket) dial.security().get().createSocket(socket, dial.host(), dial.port(), true);
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
