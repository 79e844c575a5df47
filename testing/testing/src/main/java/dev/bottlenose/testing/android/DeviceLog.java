package dev.bottlenose.testing.android;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The device's log, in the binary form of {@code logcat -B}. Source: AOSP, log_read.h. Safe from any thread. */
final class DeviceLog {
    private static final short HEADER = 28;

    private final List<byte[]> entries = new ArrayList<>();
    private final List<AdbStream> readers = new ArrayList<>();
    private int cleared;

    synchronized void add(Instant time, int priority, int pid, int tid, String tag, String message) {
        entries.add(encode(time, priority, pid, tid, tag, message));
        notifyAll();
    }

    /** Sends the lines so far and then new ones, until the stream ends. */
    void follow(AdbStream stream, boolean packets) throws IOException, InterruptedException {
        synchronized (this) {
            readers.add(stream);
        }
        stream.onClose(() -> remove(stream));
        int next = 0;
        while (true) {
            byte[] entry;
            synchronized (this) {
                while (!stream.isClosed() && next - cleared >= entries.size()) {
                    wait();
                }
                if (stream.isClosed()) {
                    return;
                }
                next = Math.max(next, cleared);
                entry = entries.get(next - cleared);
                next++;
            }
            stream.write(packets ? ShellPackets.packet(ShellPackets.STDOUT, entry, entry.length) : entry);
        }
    }

    synchronized void clear() {
        cleared += entries.size();
        entries.clear();
    }

    synchronized int length() {
        return entries.size();
    }

    /** Ends all readers, as a device does when its log daemon restarts. */
    void interrupt() {
        List<AdbStream> all;
        synchronized (this) {
            all = List.copyOf(readers);
        }
        all.forEach(AdbStream::close);
    }

    private synchronized void remove(AdbStream stream) {
        readers.remove(stream);
        notifyAll();
    }

    private static byte[] encode(Instant time, int priority, int pid, int tid, String tag, String message) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(priority);
        payload.writeBytes((tag + "\0" + message + "\0").getBytes(UTF_8));
        return ByteBuffer.allocate(HEADER + payload.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) payload.size())
                .putShort(HEADER)
                .putInt(pid)
                .putInt(tid)
                .putInt((int) time.getEpochSecond())
                .putInt(time.getNano())
                .putInt(0)
                .putInt(0)
                .put(payload.toByteArray())
                .array();
    }
}
