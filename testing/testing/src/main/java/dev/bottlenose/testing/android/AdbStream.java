package dev.bottlenose.testing.android;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * One of the streams that share a transport. Each write waits until the other side has acknowledged the previous one.
 * Safe from any thread.
 */
final class AdbStream {
    private static final byte[] END = new byte[0];

    private final AdbTransport transport;
    private final int localId;
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    private final Semaphore ready;
    private volatile int remoteId;
    private volatile boolean closed;
    private volatile Runnable onClose = () -> {};

    /**
     * Creates a stream.
     *
     * @param remoteId 0 if the other side has not accepted it yet
     */
    AdbStream(AdbTransport transport, int localId, int remoteId) {
        this.transport = transport;
        this.localId = localId;
        this.remoteId = remoteId;
        this.ready = new Semaphore(remoteId == 0 ? 0 : 1);
    }

    int localId() {
        return localId;
    }

    int remoteId() {
        return remoteId;
    }

    /** Runs {@code action} when the stream ends, or at once if it has ended. */
    void onClose(Runnable action) {
        onClose = action;
        if (closed) {
            action.run();
        }
    }

    /** Sends bytes; false once the stream is closed. */
    boolean write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += transport.maxPayload()) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + transport.maxPayload()));
            ready.acquireUninterruptibly();
            if (closed) {
                ready.release();
                return false;
            }
            transport.send(new AdbPacket("WRTE", localId, remoteId, part));
        }
        return !closed;
    }

    /** The bytes from the other side. */
    InputStream input() {
        return new Arriving();
    }

    /** The bytes to the other side, without framing. */
    OutputStream output() {
        return new Leaving();
    }

    /** Ends the stream from this side. */
    void close() {
        if (end()) {
            transport.forget(this);
            try {
                transport.send(new AdbPacket("CLSE", localId, remoteId));
            } catch (IOException e) {
                transport.close();
            }
        }
    }

    /** The other side is ready for the next write. */
    void acknowledged(int remote) {
        remoteId = remote;
        ready.release();
    }

    /** The other side has written bytes. */
    void received(byte[] bytes) {
        if (bytes.length > 0) {
            arrived.add(bytes);
        }
    }

    /** Marks the stream as ended; true for the first caller. */
    boolean end() {
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
        }
        arrived.add(END);
        ready.release();
        onClose.run();
        return true;
    }

    boolean isClosed() {
        return closed;
    }

    private final class Arriving extends InputStream {
        private byte[] current = END;
        private int at;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            while (at == current.length) {
                if (ended) {
                    return -1;
                }
                try {
                    current = arrived.take();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
                at = 0;
                if (current.length == 0) {
                    ended = true;
                } else {
                    transport.send(new AdbPacket("OKAY", localId, remoteId));
                }
            }
            int count = Math.min(most, current.length - at);
            System.arraycopy(current, at, into, from, count);
            at += count;
            return count;
        }
    }

    private final class Leaving extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (!AdbStream.this.write(Arrays.copyOfRange(bytes, from, from + count))) {
                throw new IOException("the stream is closed");
            }
        }
    }
}
