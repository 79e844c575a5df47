package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import org.jspecify.annotations.Nullable;

/** Handles the desktop's requests (docs/PROTOCOL.md, "Desktop to app"). Guarded by the session's lock. */
final class RequestDispatcher {
    /** A plugin that every desktop expects to be connected. It has no receivers. */
    private static final String CRASH_REPORT = "flipper-crash-report";

    private final ErrorLog errors;
    private final PluginRegistry plugins;
    private final PluginExecutor executor;

    RequestDispatcher(ErrorLog errors, PluginRegistry plugins, PluginExecutor executor) {
        this.errors = errors;
        this.plugins = plugins;
        this.executor = executor;
    }

    void answer(Request request, Responder responder) {
        @Nullable String method = request.method();
        if (method == null) {
            return;
        }
        switch (method) {
            case Methods.GET_PLUGINS:
                responder.success(plugins.ids(registration -> true));
                return;
            case Methods.GET_BACKGROUND_PLUGINS:
                responder.success(plugins.ids(Registration::background));
                return;
            case Methods.INIT:
            case Methods.DEINIT:
                connectOrDisconnect(method, request.param(MessageKeys.PLUGIN), responder);
                return;
            case Methods.EXECUTE:
            case Methods.IS_METHOD_SUPPORTED:
                call(method, request, responder);
                return;
            default:
                responder.error(FlipperObject.of(MessageKeys.ERROR_MESSAGE, "Received unknown method: " + method));
        }
    }

    /** Answered only if it fails. */
    private void connectOrDisconnect(String method, String id, Responder responder) {
        @Nullable Registration registration = plugins.get(id);
        if (registration == null) {
            responder.error(Messages.fault("Plugin " + id + " not found for method " + method, "PluginNotFound"));
        } else if (method.equals(Methods.INIT)) {
            plugins.connect(registration);
        } else {
            plugins.disconnect(registration);
        }
    }

    /** Queued, because the plugin may still be registering its receivers. */
    private void call(String method, Request request, Responder responder) {
        String api = request.param(MessageKeys.API);
        String receiver = request.param(MessageKeys.METHOD);
        @Nullable Registration registration = plugins.get(api);
        @Nullable PluginConnection connection = registration == null ? null : registration.connection();
        if (connection == null && !api.equals(CRASH_REPORT)) {
            responder.error(
                    Messages.fault("Connection " + api + " not found for method " + method, "ConnectionNotFound"));
            return;
        }
        RealPluginCall.Body body = method.equals(Methods.EXECUTE)
                ? () -> execute(find(connection, receiver), receiver, request.params(), responder)
                : () -> responder.success(
                        FlipperObject.of(MessageKeys.IS_SUPPORTED, find(connection, receiver) != null));
        executor.add(RealPluginCall.answered(errors, api, method + " " + receiver, body, responder));
    }

    private static void execute(
            @Nullable FlipperReceiver receiver, String name, FlipperObject request, Responder responder)
            throws Exception {
        @Nullable Object params = request.get(MessageKeys.PARAMS);
        if (receiver == null) {
            responder.error(FlipperObject.of(MessageKeys.ERROR_MESSAGE, "Receiver " + name + " not found."));
        } else if (params == null || params instanceof FlipperObject) {
            receiver.onReceive(request.getObject(MessageKeys.PARAMS), responder);
        } else {
            responder.error(Messages.fault("Receiver " + name + " takes an object as params.", "MalformedMessage"));
        }
    }

    private static @Nullable FlipperReceiver find(@Nullable PluginConnection connection, String receiver) {
        return connection == null ? null : connection.receiver(receiver);
    }
}
