package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.json.JsonReader;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a plugin holds between its {@code onConnect} and whenever it forgets it. */
final class PluginConnection implements FlipperConnection {
    private final Session session;
    private final Registration registration;
    private final Map<String, FlipperReceiver> receivers = new ConcurrentHashMap<>();

    PluginConnection(Session session, Registration registration) {
        this.session = session;
        this.registration = registration;
    }

    @Override
    public void send(String method, FlipperObject params) {
        event(method, params.toJsonString());
    }

    @Override
    public void send(String method, FlipperArray params) {
        event(method, params.toJsonString());
    }

    @Override
    public void send(String method, String json) {
        JsonReader.read(json);
        event(method, json);
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {
        receivers.put(method, receiver);
    }

    @Override
    public void reportError(Throwable error) {
        session.report(Messages.report(error));
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        session.report(FlipperObject.of("message", reason, "stacktrace", stackTrace));
    }

    @Override
    public boolean awaitDelivery(Duration atMost) {
        return session.awaitDelivery(atMost);
    }

    @Nullable
    FlipperReceiver receiver(String method) {
        return receivers.get(method);
    }

    private void event(String method, String paramsJson) {
        session.send(registration, this, Messages.event(registration.id(), method, paramsJson));
    }
}
