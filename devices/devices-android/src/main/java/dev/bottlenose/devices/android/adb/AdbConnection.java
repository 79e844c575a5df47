package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One connection to the adb server. It is cut off when its time is over, whatever is waiting on it then. For one thread; only
 * {@link #close} may come from another.
 */
final class AdbConnection implements Closeable {
    /** No answer in this form is anywhere near it; the length has four hexadecimal digits. */
    private static final int LENGTH_DIGITS = 4;

    private final Socket socket;
    private final Duration limit;
    private final Future<?> alarm;
    private volatile boolean late;

    private AdbConnection(Socket socket, Duration limit, ScheduledExecutorService timers) {
        this.socket = socket;
        this.limit = limit;
        this.alarm = timers.schedule(this::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    static AdbConnection open(AdbEndpoint endpoint, Duration limit, ScheduledExecutorService timers)
            throws AdbException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) limit.toMillis());
            socket.setTcpNoDelay(true);
            return new AdbConnection(socket, limit, timers);
        } catch (SocketTimeoutException e) {
            closeQuietly(socket);
            throw new AdbException.Silent(limit);
        } catch (ConnectException e) {
            closeQuietly(socket);
            throw new AdbException.Unreachable(endpoint);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new AdbException.Unreachable(endpoint);
        }
    }

    /** Asks for a service; returns when it is granted. */
    AdbConnection request(String service) throws AdbException {
        byte[] name = service.getBytes(UTF_8);
        send((hexadecimal(name.length) + service).getBytes(UTF_8));
        awaitOkay();
        return this;
    }

    /** Waits for the word that grants something. */
    void awaitOkay() throws AdbException {
        String status = new String(bytes(LENGTH_DIGITS), UTF_8);
        if (status.equals("FAIL")) {
            throw new AdbException.Refused(string().strip());
        } else if (!status.equals("OKAY")) {
            throw new AdbException.Broken("what listens there is no adb server");
        }
    }

    /** A text with its length before it. */
    String string() throws AdbException {
        try {
            int length = Integer.parseInt(new String(bytes(LENGTH_DIGITS), UTF_8), 16);
            return new String(bytes(length), UTF_8);
        } catch (NumberFormatException e) {
            throw new AdbException.Broken("what listens there is no adb server");
        }
    }

    void send(byte[] bytes) throws AdbException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The next so many bytes. */
    byte[] bytes(int count) throws AdbException {
        try {
            byte[] bytes = socket.getInputStream().readNBytes(count);
            if (bytes.length < count) {
                throw new AdbException.Broken("the connection ended in the middle of an answer");
            }
            return bytes;
        } catch (AdbException e) {
            throw e;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What comes, to its end. */
    InputStream input() throws AdbException {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** From now on it may take as long as it takes. */
    void unlimited() {
        alarm.cancel(false);
    }

    /** What a failing stream means: the time may be over. */
    AdbException failure(IOException cause) {
        if (cause instanceof AdbException known) {
            return known;
        }
        return late
                ? new AdbException.Silent(limit)
                : new AdbException.Broken("the connection broke: " + cause.getMessage());
    }

    @Override
    public void close() {
        alarm.cancel(false);
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
