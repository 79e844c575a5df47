package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.threads.Scheduler;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection to the adb server, closed at its time limit. For one thread; only {@link #close} may be called from another.
 */
final class AdbConnection implements Closeable {
    /** Lengths are sent as four hexadecimal digits, and so is a status. */
    private static final int LENGTH_DIGITS = 4;

    private final Socket socket;
    private final Duration limit;
    private final Scheduler.Scheduled timeout;
    private volatile boolean late;

    private AdbConnection(Socket socket, Duration limit, Scheduler scheduler) {
        this.socket = socket;
        this.limit = limit;
        this.timeout = scheduler.after(limit, this::expire);
    }

    static AdbConnection open(AdbEndpoint endpoint, Duration limit, Scheduler scheduler) throws AdbException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) limit.toMillis());
            socket.setTcpNoDelay(true);
            return new AdbConnection(socket, limit, scheduler);
        } catch (SocketTimeoutException e) {
            closeQuietly(socket);
            throw new AdbException.TimedOut(limit);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new AdbException.Unreachable(endpoint);
        }
    }

    /** Requests a service; returns when it is granted. */
    AdbConnection request(String service) throws AdbException {
        byte[] name = service.getBytes(UTF_8);
        send((hexadecimal(name.length) + service).getBytes(UTF_8));
        awaitOkay();
        return this;
    }

    /** Waits for the status that grants a request. */
    void awaitOkay() throws AdbException {
        String status = new String(bytes(LENGTH_DIGITS), UTF_8);
        if (status.equals("FAIL")) {
            throw new AdbException.Refused(string().strip());
        } else if (!status.equals("OKAY")) {
            throw new AdbException.ConnectionLost("the program that listens there is not an adb server");
        }
    }

    /** Reads a text that its length precedes. */
    String string() throws AdbException {
        try {
            int length = Integer.parseInt(new String(bytes(LENGTH_DIGITS), UTF_8), 16);
            return new String(bytes(length), UTF_8);
        } catch (NumberFormatException e) {
            throw new AdbException.ConnectionLost("the program that listens there is not an adb server");
        }
    }

    void send(byte[] bytes) throws AdbException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Reads exactly this many bytes. */
    byte[] bytes(int count) throws AdbException {
        if (count < 0) {
            throw new AdbException.ConnectionLost("a response has a negative length");
        }
        try {
            byte[] bytes = socket.getInputStream().readNBytes(count);
            if (bytes.length < count) {
                throw new AdbException.ConnectionLost("the connection ended within a response");
            }
            return bytes;
        } catch (AdbException e) {
            throw e;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Everything that follows, to the end. */
    InputStream input() throws AdbException {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Removes the time limit. */
    void unlimited() {
        timeout.cancel();
    }

    /** Translates a failure of the socket, whose cause may be the time limit. */
    AdbException failure(IOException cause) {
        if (cause instanceof AdbException known) {
            return known;
        }
        return late
                ? new AdbException.TimedOut(limit)
                : new AdbException.ConnectionLost("the connection broke: " + cause.getMessage());
    }

    @Override
    public void close() {
        timeout.cancel();
        closeQuietly(socket);
    }

    private void expire() {
        late = true;
        closeQuietly(socket);
    }

    private static String hexadecimal(int length) {
        return String.format("%04x", length);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed all the same.
        }
    }
}
