package dev.bottlenose.server.history;

/**
 * How many messages of apps are kept in memory.
 *
 * @param perApp bytes for one app
 * @param total bytes for all apps; many apps share them equally
 * @param disconnectedApps how many disconnected apps keep their history
 */
public record HistoryLimits(long perApp, long total, int disconnectedApps) {
    /** 64 MiB for an app, 192 MiB for all, 16 disconnected apps. */
    public static final HistoryLimits DEFAULT = new HistoryLimits(64L << 20, 192L << 20, 16);

    /** An app's share in bytes. With more than 16 apps it changes in steps of an eighth, not with every app. */
    long share(int apps) {
        int step = Math.max(1, Integer.highestOneBit(apps) / 8);
        int counted = Math.max(1, (apps + step - 1) / step * step);
        return Math.min(perApp, total / counted);
    }
}
