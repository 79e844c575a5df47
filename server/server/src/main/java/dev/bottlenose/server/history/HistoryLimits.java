package dev.bottlenose.server.history;

/**
 * How much of what apps said is kept in memory.
 *
 * @param perApp bytes for one app
 * @param total bytes for all apps; when they are many, each gets its share
 * @param disconnectedApps how many disconnected apps are remembered
 */
public record HistoryLimits(long perApp, long total, int disconnectedApps) {
    /** 64 MiB for an app, 192 MiB for all, 16 disconnected apps. */
    public static final HistoryLimits DEFAULT = new HistoryLimits(64L << 20, 192L << 20, 16);

    /** An app's share in bytes. It changes with every app while they are few, with every eighth part more when many. */
    public long share(int apps) {
        int step = Math.max(1, Integer.highestOneBit(apps) / 8);
        int counted = Math.max(1, (apps + step - 1) / step * step);
        return Math.min(perApp, total / counted);
    }
}
