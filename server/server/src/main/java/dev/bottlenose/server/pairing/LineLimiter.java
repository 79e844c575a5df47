package dev.bottlenose.server.pairing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides which lines of apps are shown within one minute: some of every app, and more while there is room for all. Not
 * thread-safe.
 */
final class LineLimiter {
    /** Of one app in a minute. */
    static final int MOST_OF_APP = 200;

    /** Of all apps together in a minute, beyond those that each app has for itself. */
    static final int MOST_SHARED = 1000;

    /** Of each app in a minute, however many lines others have. */
    static final int RESERVED = 10;

    /** Apps that are counted separately in a minute; further ones count as one. */
    static final int MOST_APPS = 200;

    private static final class Count {
        int shown;
        int withheld;
    }

    private final Map<String, Count> byApp = new LinkedHashMap<>();
    private int shared;

    /** Counts a line, and returns whether to show it. */
    boolean admit(String app) {
        Count count = byApp.containsKey(app) || byApp.size() < MOST_APPS
                ? byApp.computeIfAbsent(app, name -> new Count())
                : byApp.computeIfAbsent("", name -> new Count());
        boolean reserved = count.shown < RESERVED;
        if (count.shown == MOST_OF_APP || (!reserved && shared == MOST_SHARED)) {
            count.withheld++;
            return false;
        }
        count.shown++;
        shared += reserved ? 0 : 1;
        return true;
    }

    /** Ends the minute; returns how many lines of which app were not shown. The empty name stands for several apps. */
    Map<String, Integer> reset() {
        Map<String, Integer> withheld = new LinkedHashMap<>();
        byApp.forEach((app, count) -> {
            if (count.withheld > 0) {
                withheld.put(app, count.withheld);
            }
        });
        byApp.clear();
        shared = 0;
        return withheld;
    }
}
