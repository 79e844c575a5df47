package dev.bottlenose.sdk.logs;

import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends the app's log to the desktop. Each line is an event {@code log} of the plugin {@code JvmLogs}:
 *
 * <pre>{@code
 * {"date": 1700000000000, "type": "warn", "tag": "com.example.Orders", "pid": 4711, "thread": "main",
 *  "message": "late", "exception": "java.lang..."}
 * }</pre>
 *
 * <p>{@code type} is one of verbose, debug, info, warn, error and fatal; {@code tag} is the logger; {@code exception}
 * is present only if there is one. The newest 2000 lines are buffered while no desktop is connected, or while the app
 * logs more than 4000 lines a second; when the buffer is full the oldest lines are dropped, and a line reports how
 * many. Lines of the SDK's own loggers are not sent. Safe from any thread.
 */
public final class LogsPlugin implements FlipperPlugin {
    /** The plugin's id. */
    public static final String ID = "JvmLogs";

    private static final String OWN_LOGGERS = "dev.bottlenose.sdk";
    private static final int LINES_KEPT = 2_000;

    /** A fraction of a connection's capacity, because other plugins use it too. */
    private static final int LINES_AT_ONCE = 200;

    private final Pace pace;
    private final LogRing ring;
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile @Nullable FlipperConnection connection;

    /** Creates a plugin, to be passed to the integration for the app's logging library. */
    public LogsPlugin() {
        this(new DaemonPace(), LINES_KEPT);
    }

    LogsPlugin(Pace pace, int linesKept) {
        this.pace = pace;
        this.ring = new LogRing(linesKept);
    }

    /** Logs a line. Returns at once; another thread sends the line. */
    public void add(LogLine line) {
        if (!line.logger().startsWith(OWN_LOGGERS)) {
            ring.add(line);
            send();
        }
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void onConnect(FlipperConnection connected) {
        connection = connected;
        send();
    }

    @Override
    public void onDisconnect() {
        connection = null;
    }

    @Override
    public boolean runInBackground() {
        return true;
    }

    private void send() {
        if (connection != null && sending.compareAndSet(false, true)) {
            pace.soon(this::sendNext);
        }
    }

    private void sendNext() {
        boolean sent = false;
        try {
            sent = sendSome();
        } finally {
            if (sent) {
                pace.later(this::sendNext);
            } else {
                sending.set(false);
                if (ring.isNotEmpty()) {
                    // A line that was added meanwhile relies on this run.
                    send();
                }
            }
        }
    }

    /** Returns whether there was anything to send. */
    private boolean sendSome() {
        @Nullable FlipperConnection to = connection;
        if (to == null) {
            return false;
        }
        long lost = ring.takeLost();
        if (lost > 0) {
            to.send("log", lost(lost).toFlipperObject());
        }
        List<LogLine> lines = ring.take(LINES_AT_ONCE);
        lines.forEach(line -> to.send("log", line.toFlipperObject()));
        return !lines.isEmpty();
    }

    private static LogLine lost(long count) {
        return new LogLine(
                System.currentTimeMillis(),
                LogLevel.WARN,
                ID,
                Thread.currentThread().getName(),
                count + " lines before this one were dropped: the app logs faster than they can be sent",
                null);
    }
}
