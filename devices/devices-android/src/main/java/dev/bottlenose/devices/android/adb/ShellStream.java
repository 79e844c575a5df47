package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The standard output of a command that runs on a device. Uses the second shell protocol where the device has it, else raw
 * bytes. For one thread; only {@link #close} may be called from another.
 */
public final class ShellStream extends InputStream implements Closeable {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int EXIT = 3;
    private static final int CLOSE_STDIN = 4;
    private static final int HEADER = 5;
    private static final int MOST_ERRORS = 64 * 1024;
    private static final int CHUNK = 32 * 1024;

    private final AdbConnection connection;
    private final boolean packets;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private OptionalInt exitCode = OptionalInt.empty();
    private int left;
    private boolean ended;

    ShellStream(AdbConnection connection, boolean packets) {
        this.connection = connection;
        this.packets = packets;
    }

    /** Sends the command all of its standard input. */
    void feed(InputStream stdin) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = stdin.read(chunk); count >= 0; count = stdin.read(chunk)) {
            connection.send(packets ? packet(STDIN, chunk, count) : Arrays.copyOf(chunk, count));
        }
        if (packets) {
            connection.send(packet(CLOSE_STDIN, chunk, 0));
        }
    }

    /** Removes the time limit. */
    void unlimited() {
        connection.unlimited();
    }

    String errors() {
        return errors.toString(UTF_8);
    }

    OptionalInt exitCode() {
        return exitCode;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0; // At the end of a packet, reading on could block indefinitely.
        }
        try {
            if (!packets) {
                return connection.input().read(into, from, most);
            }
            while (left == 0 && !ended) {
                nextPacket();
            }
            if (ended) {
                return -1;
            }
            int count = connection.input().read(into, from, Math.min(most, left));
            if (count < 0) {
                throw new AdbException.ConnectionLost("the connection ended within a response");
            }
            left -= count;
            return count;
        } catch (IOException e) {
            throw connection.failure(e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private void nextPacket() throws IOException {
        int kind = connection.input().read();
        if (kind < 0) {
            throw new AdbException.ConnectionLost("the device disconnected before the command ended");
        }
        int length = ByteBuffer.wrap(connection.bytes(HEADER - 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length < 0) {
            throw new AdbException.ConnectionLost("a packet of the device has a negative length");
        }
        switch (kind) {
            case STDOUT -> left = length;
            case STDERR -> errors.writeBytes(start(length, MOST_ERRORS - errors.size()));
            case EXIT -> {
                byte[] code = start(length, 1);
                exitCode = code.length == 0 ? OptionalInt.empty() : OptionalInt.of(code[0] & 0xff);
                ended = true;
            }
            default -> start(length, 0);
        }
    }

    /** Takes all of a packet's bytes and returns the first ones; a device may announce and send any number. */
    private byte[] start(int length, int most) throws IOException {
        byte[] start = connection.bytes(Math.min(length, most));
        connection.input().skipNBytes(length - start.length);
        return start;
    }

    private static byte[] packet(int kind, byte[] bytes, int count) {
        return ByteBuffer.allocate(HEADER + count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) kind)
                .putInt(count)
                .put(bytes, 0, count)
                .array();
    }
}
