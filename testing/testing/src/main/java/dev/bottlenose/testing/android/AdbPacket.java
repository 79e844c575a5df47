package dev.bottlenose.testing.android;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One message between an adb server and a device: six little-endian words and a payload. Source: AOSP, adb's
 * protocol.txt. Immutable.
 */
final class AdbPacket {
    /** The last version with a checksum for every payload. */
    static final int VERSION_WITH_CHECKSUM = 0x01000000;

    static final int VERSION = 0x01000001;
    static final int FIRST_MAX_PAYLOAD = 4096;
    static final int MAX_PAYLOAD = 256 * 1024;

    private static final int HEADER = 24;

    private final String command;
    private final int first;
    private final int second;
    private final byte[] payload;

    /**
     * Creates a message.
     *
     * @param command four letters
     */
    AdbPacket(String command, int first, int second, byte[] payload) {
        this.command = command;
        this.first = first;
        this.second = second;
        this.payload = payload;
    }

    AdbPacket(String command, int first, int second, String payload) {
        this(command, first, second, payload.getBytes(UTF_8));
    }

    AdbPacket(String command, int first, int second) {
        this(command, first, second, new byte[0]);
    }

    String command() {
        return command;
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    byte[] payload() {
        return payload;
    }

    /** The payload as the name of a service, without the zero with which some versions end it. */
    String text() {
        String text = new String(payload, UTF_8);
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Reads the next message.
     *
     * @throws IOException also if it is not a message of an adb server
     */
    static AdbPacket read(InputStream from, boolean checksums) throws IOException {
        DataInputStream in = new DataInputStream(from);
        byte[] head = new byte[HEADER];
        in.readFully(head);
        ByteBuffer words = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        byte[] letters = new byte[4];
        words.get(letters);
        int first = words.getInt();
        int second = words.getInt();
        int length = words.getInt();
        int checksum = words.getInt();
        int magic = words.getInt();
        if (magic != ~ByteBuffer.wrap(letters).order(ByteOrder.LITTLE_ENDIAN).getInt() || length > MAX_PAYLOAD) {
            throw new IOException("not a packet of adb");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        if (checksums && checksum != sum(payload)) {
            throw new IOException("the checksum of a packet is wrong");
        }
        return new AdbPacket(new String(letters, US_ASCII), first, second, payload);
    }

    /** Encodes the message. */
    byte[] encoded(boolean checksums) {
        byte[] letters = command.getBytes(US_ASCII);
        ByteBuffer words = ByteBuffer.allocate(HEADER + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        words.put(letters).putInt(first).putInt(second).putInt(payload.length);
        words.putInt(checksums ? sum(payload) : 0);
        words.putInt(~ByteBuffer.wrap(letters).order(ByteOrder.LITTLE_ENDIAN).getInt());
        return words.put(payload).array();
    }

    private static int sum(byte[] payload) {
        int sum = 0;
        for (byte one : payload) {
            sum += one & 0xff;
        }
        return sum;
    }
}
