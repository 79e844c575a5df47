package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import org.jspecify.annotations.Nullable;

/** What each request of the desktop asks for (docs/PROTOCOL.md, "Desktop to app"). Guarded by the session's lock. */
final class RequestDispatcher {
    /** Known to every desktop, and connected from the start; it has no receivers. */
    private static final String CRASH_REPORT = "flipper-crash-report";

    private final Session session;
    private final PluginRegistry plugins;
    private final PluginExecutor executor;

    RequestDispatcher(Session session, PluginRegistry plugins, PluginExecutor executor) {
        this.session = session;
        this.plugins = plugins;
        this.executor = executor;
    }

    void answer(Request request, Responder responder) {
        @Nullable String method = request.method();
        if (method == null) {
            return;
        }
        switch (method) {
            case "getPlugins":
                responder.success(plugins.ids(registration -> true));
                return;
            case "getBackgroundPlugins":
                responder.success(plugins.ids(Registration::background));
                return;
            case "init":
            case "deinit":
                connectOrDisconnect(method, request.param("plugin"), responder);
                return;
            case "execute":
            case "isMethodSupported":
                call(method, request, responder);
                return;
            default:
                responder.error(FlipperObject.of("message", "Received unknown method: " + method));
        }
    }

    /** Neither is answered, unless it fails. */
    private void connectOrDisconnect(String method, String id, Responder responder) {
        @Nullable Registration registration = plugins.get(id);
        if (registration == null) {
            responder.error(Messages.fault("Plugin " + id + " not found for method " + method, "PluginNotFound"));
        } else if (method.equals("init")) {
            plugins.connect(registration);
        } else {
            plugins.disconnect(registration);
        }
    }

    /** Both wait for their turn, because the plugin may still be registering its receivers. */
    private void call(String method, Request request, Responder responder) {
        String api = request.param("api");
        String receiver = request.param("method");
        @Nullable Registration registration = plugins.get(api);
        @Nullable PluginConnection connection = registration == null ? null : registration.connection();
        if (connection == null && !api.equals(CRASH_REPORT)) {
            responder.error(
                    Messages.fault("Connection " + api + " not found for method " + method, "ConnectionNotFound"));
            return;
        }
        RealPluginCall.Body body = method.equals("execute")
                ? () -> execute(find(connection, receiver), receiver, request.params(), responder)
                : () -> responder.success(FlipperObject.of("isSupported", find(connection, receiver) != null));
        executor.add(RealPluginCall.answered(session, api, method + " " + receiver, body, responder));
    }

    private static void execute(
            @Nullable FlipperReceiver receiver, String name, FlipperObject request, Responder responder)
            throws Exception {
        @Nullable Object params = request.get("params");
        if (receiver == null) {
            responder.error(FlipperObject.of("message", "Receiver " + name + " not found."));
        } else if (params == null || params instanceof FlipperObject) {
            receiver.onReceive(request.getObject("params"), responder);
        } else {
            responder.error(Messages.fault("Receiver " + name + " takes an object as params.", "MalformedMessage"));
        }
    }

    private static @Nullable FlipperReceiver find(@Nullable PluginConnection connection, String receiver) {
        return connection == null ? null : connection.receiver(receiver);
    }
}
