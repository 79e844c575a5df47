package dev.bottlenose.sdk.spring;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Somebody at the desktop: calls, and waits for what the app says. */
final class Calls {
    private static final AtomicLong LAST_ID = new AtomicLong();

    private final MockConnection desktop;

    Calls(MockConnection desktop) {
        this.desktop = desktop;
    }

    void init(String plugin) {
        desktop.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", plugin)));
    }

    FlipperObject call(String plugin, String method, FlipperObject params) {
        long id = LAST_ID.incrementAndGet();
        desktop.onReceive(FlipperObject.of(
                "id",
                id,
                "method",
                "execute",
                "params",
                FlipperObject.of("api", plugin, "method", method, "params", params)));
        return await("answer to " + method, message -> message.contains("id") && message.getLong("id") == id);
    }

    /** The parameters of the first event that fits. */
    FlipperObject awaitEvent(String plugin, String method, Predicate<FlipperObject> fits) {
        return await(
                        plugin + " " + method,
                        message -> isEvent(message, plugin, method)
                                && fits.test(message.getObject("params").getObject("params")))
                .getObject("params")
                .getObject("params");
    }

    private FlipperObject await(String what, Predicate<FlipperObject> fits) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() - end < 0) {
            for (FlipperObject message : desktop.sentMessages()) {
                if (fits.test(message)) {
                    return message;
                }
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("there was no " + what + " in " + desktop.sentMessages());
    }

    private static boolean isEvent(FlipperObject message, String plugin, String method) {
        return "execute".equals(message.getString("method"))
                && plugin.equals(message.getObject("params").getString("api"))
                && method.equals(message.getObject("params").getString("method"));
    }
}
