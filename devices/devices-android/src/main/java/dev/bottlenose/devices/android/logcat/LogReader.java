package dev.bottlenose.devices.android.logcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the binary output of {@code logcat -B}. The text formats of logcat are ambiguous, because a message may look like the
 * next entry. For one thread.
 */
public final class LogReader {
    /** The length of the oldest header, which all newer ones begin with. */
    private static final int FIRST_HEADER = 20;

    private static final int LARGEST_HEADER = 100;
    private static final Level[] LEVELS = {
        Level.UNKNOWN, Level.UNKNOWN, Level.VERBOSE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL
    };

    private final InputStream in;

    public LogReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next entry; empty at the end, also within an entry.
     *
     * @throws IOException also if the input is no binary log
     */
    public Optional<DeviceLogEntry> next() throws IOException {
        byte[] start = in.readNBytes(FIRST_HEADER);
        if (start.length < FIRST_HEADER) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        int length = Short.toUnsignedInt(header.getShort());
        int headerLength = Math.max(FIRST_HEADER, Short.toUnsignedInt(header.getShort()));
        int pid = header.getInt();
        int tid = header.getInt();
        long seconds = Integer.toUnsignedLong(header.getInt());
        long nanos = Integer.toUnsignedLong(header.getInt());
        if (headerLength > LARGEST_HEADER || nanos > 999_999_999) {
            throw new IOException("this is no binary log");
        }
        int more = headerLength - FIRST_HEADER;
        if (in.readNBytes(more).length < more) {
            return Optional.empty();
        }
        byte[] payload = in.readNBytes(length);
        return payload.length < length
                ? Optional.empty()
                : Optional.of(entry(Instant.ofEpochSecond(seconds, nanos), pid, tid, payload));
    }

    private static DeviceLogEntry entry(Instant time, int pid, int tid, byte[] payload) {
        int priority = payload.length > 0 ? payload[0] : 0;
        Level level = priority >= 0 && priority < LEVELS.length ? LEVELS[priority] : Level.UNKNOWN;
        int tagEnd = indexOfZero(payload, 1);
        int messageEnd = indexOfZero(payload, Math.min(payload.length, tagEnd + 1));
        return new DeviceLogEntry(
                time,
                level,
                pid,
                tid,
                Optional.empty(),
                text(payload, 1, tagEnd),
                text(payload, tagEnd + 1, messageEnd));
    }

    private static String text(byte[] bytes, int from, int to) {
        return from >= to ? "" : new String(bytes, from, to - from, UTF_8).stripTrailing();
    }

    private static int indexOfZero(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at;
    }
}
