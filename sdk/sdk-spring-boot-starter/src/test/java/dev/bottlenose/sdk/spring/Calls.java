package dev.bottlenose.sdk.spring;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A user at the desktop: calls the app's plugins and waits for their messages. */
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
        return Awaitility.await(what)
                .atMost(Duration.ofMinutes(2))
                .until(() -> desktop.sentMessages().stream().filter(fits).findFirst(), Optional::isPresent)
                .get();
    }

    private static boolean isEvent(FlipperObject message, String plugin, String method) {
        return "execute".equals(message.getString("method"))
                && plugin.equals(message.getObject("params").getString("api"))
                && method.equals(message.getObject("params").getString("method"));
    }
}
