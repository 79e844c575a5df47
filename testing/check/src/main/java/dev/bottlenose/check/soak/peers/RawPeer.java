package dev.bottlenose.check.soak.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A connection that obeys nobody: bytes as the caller wants them. One thread at a time, but any thread may close it. */
public final class RawPeer implements Closeable {
    public static final int TEXT = 1;
    public static final int PING = 9;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int MOST_LENGTH_BYTES = 10;

    private final Socket socket;
    private final DataInputStream in;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Connects to a port of this computer. */
    public static RawPeer connect(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawPeer(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Connects and upgrades. */
    public static RawPeer webSocket(int port, String target, String... headers) throws IOException {
        RawPeer peer = connect(port);
        try {
            peer.send(("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                            + String.join(
                                    "",
                                    Arrays.stream(headers)
                                            .map(header -> header + "\r\n")
                                            .toList())
                            + "\r\n")
                    .getBytes(ISO_8859_1));
            String answer = peer.head();
            if (!answer.startsWith("HTTP/1.1 101")) {
                throw new IOException(
                        "no upgrade: " + answer.lines().findFirst().orElse(""));
            }
            return peer;
        } catch (IOException e) {
            peer.close();
            throw e;
        }
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void text(String text) throws IOException {
        byte[] payload = text.getBytes(UTF_8);
        send(frame(TEXT, payload.length, payload));
    }

    /**
     * A final frame under a mask of zeros.
     *
     * @param announced the length in its head
     */
    public static byte[] frame(int opcode, long announced, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(MOST_LENGTH_BYTES + MASK_BYTES + payload.length);
        frame.put((byte) (FINAL | opcode));
        if (announced < 126) {
            frame.put((byte) (MASKED | announced));
        } else if (announced < 1 << 16) {
            frame.put((byte) (MASKED | 126)).putShort((short) announced);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(announced);
        }
        frame.putInt(0).put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** A frame of RSocket, behind its length. */
    public static byte[] rsocketFrame(int streamId, int typeAndFlags, byte[] rest) {
        int length = 6 + rest.length;
        return ByteBuffer.allocate(3 + length)
                .put((byte) (length >> 16))
                .putShort((short) length)
                .putInt(streamId)
                .putShort((short) typeAndFlags)
                .put(rest)
                .array();
    }

    /** The next text; other frames are skipped. */
    public String nextText() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = in.readNBytes((int) length);
            if (payload.length < length) {
                throw new EOFException("the server ended the connection");
            } else if (opcode == TEXT) {
                return new String(payload, UTF_8);
            }
        }
    }

    /** Reads a few bytes; returns whether there were any. */
    public boolean readSome(int most) throws IOException {
        return in.read(new byte[most]) > 0;
    }

    /** Ends the connection at once, as the kernel does for a process that dies with bytes unread. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }
}
