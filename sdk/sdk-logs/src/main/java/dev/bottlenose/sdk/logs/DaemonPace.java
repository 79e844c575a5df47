package dev.bottlenose.sdk.logs;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread, which exists only while there is work. */
final class DaemonPace implements Pace {
    private static final int PAUSE_MILLIS = 50;

    private final ScheduledThreadPoolExecutor thread;

    DaemonPace() {
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread sender = new Thread(work, "bottlenose-logs");
            sender.setDaemon(true);
            return sender;
        });
        thread.setKeepAliveTime(10, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void soon(Runnable work) {
        thread.execute(work);
    }

    @Override
    public void later(Runnable work) {
        Future<?> unused = thread.schedule(work, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
