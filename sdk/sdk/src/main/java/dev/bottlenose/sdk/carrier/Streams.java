package dev.bottlenose.sdk.carrier;

import dev.bottlenose.sdk.transport.ConnectRequest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The buffered streams of one connection, and what it was requested with. */
public final class Streams {
    private static final int BUFFER = 16 * 1024;

    private final ConnectRequest request;
    private final InputStream in;
    private final OutputStream out;

    Streams(ConnectRequest request, Socket socket) throws IOException {
        this.request = request;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    public ConnectRequest request() {
        return request;
    }

    public InputStream in() {
        return in;
    }

    public OutputStream out() {
        return out;
    }

    /** Reads until the peer closes or the connection breaks. */
    void drain() {
        byte[] rest = new byte[BUFFER];
        try {
            int count = 0;
            while (count >= 0) {
                count = in.read(rest);
            }
        } catch (IOException ignored) {
            // The peer left without closing, which ends the connection as well.
        }
    }
}
