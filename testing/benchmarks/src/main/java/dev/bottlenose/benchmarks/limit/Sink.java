package dev.bottlenose.benchmarks.limit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Takes what comes over a plain socket, one connection after the other, and counts it. */
final class Sink implements Closeable {
    private static final int TIMEOUT_SECONDS = 60;

    private final ServerSocket listening;
    private long received;

    Sink() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread reader = new Thread(this::readAll, "sink");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Bytes so far. */
    synchronized long received() {
        return received;
    }

    /** Waits until this many bytes have come in all. */
    synchronized void awaitReceived(long bytes) throws InterruptedException, IOException {
        while (received < bytes) {
            long before = received;
            wait(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            if (received == before) {
                throw new IOException("only " + received + " of " + bytes + " bytes were received");
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void readAll() {
        byte[] buffer = new byte[64 << 10];
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                InputStream in = socket.getInputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    count(length);
                }
            } catch (IOException e) {
                // The end of a connection, or of this sink.
            }
        }
    }

    private synchronized void count(int length) {
        received += length;
        notifyAll();
    }
}
