package dev.bottlenose.testing.android;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The second shell protocol, which multiplexes the standard streams and the exit code. Source: AOSP, shell_protocol.h. */
final class ShellPackets {
    private static final int STDIN = 0;
    static final int STDOUT = 1;
    static final int STDERR = 2;
    private static final int EXIT = 3;
    private static final int CLOSE_STDIN = 4;

    private static final int HEADER = 5;

    private ShellPackets() {}

    static byte[] packet(int kind, byte[] bytes, int count) {
        return ByteBuffer.allocate(HEADER + count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) kind)
                .putInt(count)
                .put(bytes, 0, count)
                .array();
    }

    static byte[] exit(int code) {
        return packet(EXIT, new byte[] {(byte) code}, 1);
    }

    /** Copies standard input to a program until the other side closes it. */
    static void feed(InputStream packets, OutputStream stdin) throws IOException {
        DataInputStream in = new DataInputStream(packets);
        while (true) {
            int kind;
            try {
                kind = in.readUnsignedByte();
            } catch (EOFException e) {
                return;
            }
            byte[] bytes = new byte[Integer.reverseBytes(in.readInt())];
            in.readFully(bytes);
            if (kind == CLOSE_STDIN) {
                return;
            } else if (kind == STDIN) {
                stdin.write(bytes);
                stdin.flush();
            }
        }
    }
}
