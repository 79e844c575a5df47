package dev.bottlenose.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A WebSocket client that sends any bytes, and reads only when the test wants it to. Masks with zeros. */
final class RawPeer implements AutoCloseable {
    private static final int PING = 0x89;
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawPeer(int port) throws IOException {
        // Small buffers, so that what is not read soon waits in the server.
        socket.setReceiveBufferSize(1 << 16);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(RecordingReceiver.TIMEOUT_SECONDS * 1000);
        in = new DataInputStream(socket.getInputStream());
        send(("GET /?a=b HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                .getBytes(ISO_8859_1));
        skipHead();
    }

    private void skipHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void sendText(String text) throws IOException {
        send(frame(TEXT, text.length(), text.getBytes(ISO_8859_1)));
    }

    void sendPings(int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.write(
                    frame(PING, Integer.BYTES, ByteBuffer.allocate(4).putInt(i).array()));
        }
        send(all.toByteArray());
    }

    /** Announces a text message, and sends so much of it. */
    void begin(int announced, int sent) throws IOException {
        send(frame(TEXT, announced, new byte[sent]));
    }

    /** The payload of the next frame. */
    byte[] read() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        return in.readNBytes((int) size);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] frame(int first, int length, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (length < 126) {
            frame.put((byte) (MASKED | length));
        } else if (length < 1 << 16) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(length);
        }
        frame.putInt(0).put(payload);
        byte[] whole = new byte[frame.position()];
        frame.flip().get(whole);
        return whole;
    }
}
