package dev.bottlenose.sdk.fakes;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The server's end of one WebSocket, for well-behaved clients. */
public final class ServerSide implements Closeable {
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Map<String, String> query;
    private volatile CountDownLatch resumed = new CountDownLatch(0);

    private ServerSide(Socket socket, DataInputStream in, Map<String, String> query) throws IOException {
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
        this.query = query;
    }

    static ServerSide accept(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        String head = head(in);
        String target = head.substring(head.indexOf('?') + 1, head.indexOf(" HTTP/1.1"));
        String key = header(head, "Sec-WebSocket-Key");
        ServerSide side = new ServerSide(socket, in, Queries.parse(target));
        side.write(("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n"
                        + "sec-websocket-accept: " + accept(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return side;
    }

    Map<String, String> query() {
        return query;
    }

    /** The next text; null once the client closed. Answers pings. */
    @Nullable
    String read() throws IOException {
        while (true) {
            awaitResumed();
            int first;
            try {
                first = in.readUnsignedByte();
            } catch (EOFException e) {
                return null;
            }
            byte[] payload = payload(in.readUnsignedByte());
            if ((first & 15) == CLOSE) {
                frame(0x88, payload);
                return null;
            }
            if ((first & 15) == PING) {
                frame(0x8a, payload);
            } else if ((first & 15) == 1) {
                return new String(payload, StandardCharsets.UTF_8);
            }
        }
    }

    void send(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void frame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else {
            frame.write(127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(payload);
        write(frame.toByteArray());
    }

    void pauseUntil(CountDownLatch release) {
        resumed = release;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void awaitResumed() throws IOException {
        try {
            resumed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private synchronized void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private byte[] payload(int second) throws IOException {
        int length = second & 127;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] mask = new byte[4];
        in.readFully(mask);
        byte[] payload = new byte[length];
        in.readFully(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        int start = head.indexOf(name + ": ") + name.length() + 2;
        return head.substring(start, head.indexOf("\r\n", start));
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
