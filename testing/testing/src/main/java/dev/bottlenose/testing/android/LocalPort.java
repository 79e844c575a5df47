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
 * A port of the device's own localhost. It stands on a port of this computer, the same one for as long as the device is,
 * whether anything is behind it or not. Safe from any thread.
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

    /** The service of the adb server's computer that is to be behind this port; null if none is. */
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

    /** What leads through a transport that is gone leads nowhere. */
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
            // Closed all the same.
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
                // Closed, or the one who knocked has left.
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
