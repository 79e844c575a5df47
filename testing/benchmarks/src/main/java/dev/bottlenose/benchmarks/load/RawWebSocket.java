package dev.bottlenose.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The client's side of RFC 6455 on a blocking socket. Frames are masked with zeros, which every server must accept and
 * which makes a frame a constant. Any thread may send; one thread reads.
 */
public final class RawWebSocket implements Closeable {
    /** Frames up to this size are handed over whole, of others as much of the beginning. */
    private static final int MOST_HANDED_OVER = 64 << 10;

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PONG = 0x8A;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 << 10];
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;
    private int position;
    private int limit;

    /** Receives texts. */
    public interface Listener {
        /**
         * A text was received.
         *
         * @param bytes valid during the call only
         * @param length of what is in {@code bytes}; less than {@code total} for long texts
         */
        void text(byte[] bytes, int length, long total) throws IOException;
    }

    private RawWebSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Upgrades a connected socket. */
    public static RawWebSocket open(Socket socket, int port, String target) throws IOException {
        socket.setTcpNoDelay(true);
        RawWebSocket webSocket = new RawWebSocket(socket);
        webSocket.send(("GET " + target + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                .getBytes(ISO_8859_1));
        String answer = webSocket.readHead();
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + answer);
        }
        return webSocket;
    }

    /** The frame of a text, to be sent as often as wanted. */
    public static byte[] frame(String text) {
        return frame(TEXT, text.getBytes(UTF_8));
    }

    /** Nothing is sent after the close frame: the original would receive a reset, and exit. */
    public void send(byte[] frames) throws IOException {
        synchronized (out) {
            if (!closing) {
                out.write(frames);
                out.flush();
            }
        }
    }

    public void send(String text) throws IOException {
        send(frame(text));
    }

    /** Hands over texts until the connection ends, in a thread of its own. */
    public void listen(String name, Listener listener) {
        Thread reader = new Thread(
                () -> {
                    try {
                        readAll(listener);
                    } catch (IOException e) {
                        // The end of the connection, which is awaited.
                    }
                    ended.countDown();
                },
                name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends a close frame and reads to the end: unread bytes would reset the connection, which may end the peer. */
    @Override
    public void close() throws IOException {
        try {
            synchronized (out) {
                send(frame(CLOSE, new byte[] {3, (byte) 0xE8}));
                closing = true;
            }
            ended.await(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            // The peer was faster.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }

    private static byte[] frame(int head, byte[] payload) {
        int lengthBytes = payload.length < 126 ? 0 : payload.length < 1 << 16 ? 2 : 8;
        byte[] frame = new byte[2 + lengthBytes + 4 + payload.length];
        frame[0] = (byte) head;
        frame[1] = (byte) (0x80 | (lengthBytes == 0 ? payload.length : lengthBytes == 2 ? 126 : 127));
        for (int i = 0; i < lengthBytes; i++) {
            frame[2 + i] = (byte) ((long) payload.length >>> (8 * (lengthBytes - 1 - i)));
        }
        System.arraycopy(payload, 0, frame, 2 + lengthBytes + 4, payload.length);
        return frame;
    }

    private void readAll(Listener listener) throws IOException {
        byte[] text = {};
        while (true) {
            int head = read();
            long length = read() & 0x7F;
            if (length == 126) {
                length = readLength(2);
            } else if (length == 127) {
                length = readLength(8);
            }
            int kept = (int) Math.min(length, MOST_HANDED_OVER);
            if (text.length < kept) {
                text = new byte[kept];
            }
            read(text, kept);
            skip(length - kept);
            switch (head & 0x0F) {
                case 0x1 -> listener.text(text, kept, length);
                case 0x9 -> send(frame(PONG, java.util.Arrays.copyOf(text, kept)));
                default -> {}
            }
        }
    }

    private long readLength(int bytes) throws IOException {
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | read();
        }
        return length;
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) read());
        }
        return head.toString();
    }

    private int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    private void read(byte[] target, int length) throws IOException {
        for (int done = 0; done < length; ) {
            if (position == limit) {
                fill();
            }
            int part = Math.min(length - done, limit - position);
            System.arraycopy(buffer, position, target, done, part);
            position += part;
            done += part;
        }
    }

    private void skip(long length) throws IOException {
        for (long left = length; left > 0; ) {
            if (position == limit) {
                fill();
            }
            int part = (int) Math.min(left, limit - position);
            position += part;
            left -= part;
        }
    }

    private void fill() throws IOException {
        position = 0;
        limit = in.read(buffer);
        if (limit <= 0) {
            limit = 0;
            throw new EOFException("the peer ended the connection");
        }
    }
}
