package dev.bottlenose.testing.android;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A port of the device's own localhost. It is mapped to one port of this computer for as long as the device exists,
 * whether or not it is reversed. Safe from any thread.
 */
final class LocalPort {
    private final ServerSocket listening;
    private final Executor threads;
    private volatile @Nullable Behind behind;

    LocalPort(Executor threads) throws IOException {
        this.threads = threads;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Sets the service of the adb server's computer to forward to; null for none. */
    @Nullable
    String service() {
        Behind now = behind;
        return now == null ? null : now.service;
    }

    void lead(AdbTransport transport, String service) {
        behind = new Behind(transport, service);
    }

    void unlead() {
        behind = null;
    }

    /** Removes a target that belongs to a transport that has ended. */
    void unlead(AdbTransport transport) {
        Behind now = behind;
        if (now != null && now.transport == transport) {
            behind = null;
        }
    }

    void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // Closed anyway.
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Behind now = behind;
                if (now == null) {
                    socket.close();
                } else {
                    threads.execute(() -> carry(socket, now));
                }
            } catch (IOException e) {
                // Closed, or the client has disconnected.
            }
        }
    }

    private void carry(Socket socket, Behind way) {
        try {
            AdbStream stream = way.transport.open(way.service);
            stream.onClose(() -> close(socket));
            threads.execute(() -> copy(stream.input(), socket));
            OutputStream out = stream.output();
            socket.getInputStream().transferTo(out);
            stream.close();
        } catch (IOException e) {
            close(socket);
        }
    }

    private static void copy(InputStream from, Socket to) {
        try {
            from.transferTo(to.getOutputStream());
        } catch (IOException e) {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed all the same.
        }
    }

    private static final class Behind {
        private final AdbTransport transport;
        private final String service;

        Behind(AdbTransport transport, String service) {
            this.transport = transport;
            this.service = service;
        }
    }
}
